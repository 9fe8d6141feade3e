import { type Experiment, EXPERIMENT_FORMAT } from '#shared/domain/experiment/experiment.ts';
import type { DryingRun } from '#shared/estimation/drying/drying-run.ts';

/** A run as a measured one, with its water content and, where it is given, one temperature. */
export function experimentOf(
  { timesS, content }: DryingRun,
  title = 'a run',
  temperatureK?: number,
): Experiment {
  return {
    format: EXPERIMENT_FORMAT,
    title,
    source: { fileName: `${title}.csv`, sha256: '', instrument: null, sheet: null },
    timeS: [...timesS],
    waterContentKgPerKg: [...content],
    ...(temperatureK !== undefined && { temperatureK: timesS.map(() => temperatureK) }),
    rowsRead: timesS.length,
    rowsRejected: [],
    understood: [],
    warnings: [],
  };
}
