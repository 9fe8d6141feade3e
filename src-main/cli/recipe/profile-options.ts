import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Quantity, readQuantity, unitsOf } from '#shared/units/quantities.ts';

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
        '--profile-temperature <difference>',
        'how far the temperatures of a profile may be from its log; 0.5K without it',
      ).argParser((text) => tolerance(text, 'temperatureDifference', 100)),
    )
    .addOption(
      new Option(
        '--profile-pressure <share>',
        'how far its pressures may be, as a share of the logged ones; 2% without it',
      ).argParser((text) => tolerance(text, 'fraction', 1)),
    );
}

/** A number above 0, in SI; one without a unit is in the first unit of the quantity. */
function tolerance(text: string, quantity: Quantity, largest: number): number {
  const read = readQuantity(text, quantity, unitsOf(quantity)[0]);
  if (read.ok && read.valueSi > 0 && read.valueSi <= largest) return read.valueSi;
  const units = unitsOf(quantity).map(({ symbol }) => symbol);
  throw new InvalidArgumentError(
    `Allowed: above 0 to ${largest}, in one of the units ${units.join(', ')}.`,
  );
}
