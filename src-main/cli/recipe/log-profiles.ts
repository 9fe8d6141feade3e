import {
  type MadeProfile,
  profileFromLog,
  usualTolerance,
} from '#shared/domain/recipe/profile/profile-from-log.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { readExperiment } from '../read-experiment.ts';
import { Refusal } from '../refusal.ts';
import type { LogProfileOptions } from './profile-options.ts';

/**
 * Profiles from measured runs, thinned to the stated tolerances. All that a run holds is taken: temperature,
 * pressure and, from its humidity or dew point, the vapour pressure; the steps say what they follow.
 * @throws Refusal where a run cannot be a profile
 */
export async function profilesOfLogs(options: LogProfileOptions): Promise<MadeProfile[]> {
  const { profile: logs = [], profileTemperature, profilePressure } = options;
  if (logs.length === 0 && (profileTemperature ?? profilePressure) !== undefined) {
    throw new Refusal('Tolerances of profiles need a --profile.');
  }
  const made: MadeProfile[] = [];
  for (const { name, path } of logs) {
    const experiment = await readExperiment(path);
    const request = {
      name,
      temperatureToleranceK: profileTemperature ?? usualTolerance.temperatureK,
      pressureTolerance: profilePressure ?? usualTolerance.pressure,
      withVapour: true,
    };
    try {
      made.push(profileFromLog(experiment, request));
    } catch (error) {
      if (error instanceof RangeError) throw new Refusal(`${path}: ${error.message}`);
      throw error;
    }
  }
  return made;
}

/** What became of the logs, one line for each. */
export function describeProfiles(
  made: readonly MadeProfile[],
  { profileTemperature, profilePressure }: LogProfileOptions,
): string {
  const kelvin = formatNumber(profileTemperature ?? usualTolerance.temperatureK);
  const percent = formatNumber(100 * (profilePressure ?? usualTolerance.pressure));
  return made
    .map(({ profile, channels, rowCount, leftOutCount }) => {
      const left = leftOutCount === 0 ? '' : `; ${leftOutCount} rows left out`;
      return (
        `Profile "${profile.name}" (${channels.join(', ')}): ${rowCount} rows became ` +
        `${profile.timeS.length} points, within ${kelvin} K and ${percent} % of the pressure${left}.\n`
      );
    })
    .join('');
}
