import { type Command, InvalidArgumentError, Option } from 'commander';
import { numberWithin } from '../number-argument.ts';

/** A profile that a measured run becomes. */
interface LogProfile {
  readonly name: string;
  readonly path: string;
}

export interface LogProfileOptions {
  readonly profile?: readonly LogProfile[];
  /** K */
  readonly profileTemperature?: number;
  /** share of the logged pressure */
  readonly profilePressure?: number;
}

/**
 * Reads one more NAME=RUN.json.
 * @throws InvalidArgumentError
 */
function addLogProfile(text: string, before: readonly LogProfile[] = []): LogProfile[] {
  const [, name = '', path = ''] = /^\s*([^=]*[^=\s])\s*=\s*(.+)$/.exec(text) ?? [];
  if (name === '') {
    throw new InvalidArgumentError('Write the name of the profile, then =, then a measured run.');
  }
  if (before.some((other) => other.name === name)) {
    throw new InvalidArgumentError(`"${name}" is given twice.`);
  }
  return [...before, { name, path }];
}

/** Adds what a command takes to follow the logs of ovens. */
export function addProfileOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--profile <name=run>',
        'profile that steps follow, from a measured run postdry.experiment/1; may be repeated',
      ).argParser<LogProfile[]>(addLogProfile),
    )
    .addOption(
      new Option(
        '--profile-temperature <kelvin>',
        'how far the temperatures of a profile may be from its log, in K; 0.5 without it',
      ).argParser((text) => numberWithin(text, 1e-3, 50)),
    )
    .addOption(
      new Option(
        '--profile-pressure <share>',
        'how far its pressures may be, as a share of the logged ones; 0.02 without it',
      ).argParser((text) => numberWithin(text, 1e-4, 0.5)),
    );
}
