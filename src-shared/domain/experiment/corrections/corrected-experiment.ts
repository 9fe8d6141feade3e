import type { Experiment } from '../experiment.ts';
import { applyCorrections } from './apply-corrections.ts';
import type { CorrectionIssue } from './correction-state.ts';
import type { CorrectionStep } from './corrections.ts';

export type CorrectedExperiment =
  | { readonly ok: true; readonly value: Experiment }
  | { readonly ok: false; readonly issue: CorrectionIssue };

/** The rows that are left after the corrections, with their water content, as an experiment again. */
export function correctedExperiment(
  experiment: Experiment,
  steps: readonly CorrectionStep[],
): CorrectedExperiment {
  const applied = applyCorrections(experiment, steps);
  if (!applied.ok) return applied;
  const { timeS, contentKgPerKg, rows } = applied.value;
  const { temperatureK, pressurePa, relativeHumidity, waterContentErrorKgPerKg } = experiment;
  const left = { temperatureK, pressurePa, relativeHumidity, waterContentErrorKgPerKg };
  const channels = Object.entries(left).flatMap(([name, values]) =>
    values === undefined ? [] : [[name, rows.map((row) => values[row] ?? null)] as const],
  );
  const { format, title, source, rowsRejected, understood, warnings } = experiment;
  return {
    ok: true,
    value: {
      format,
      title,
      source,
      timeS: [...timeS],
      waterContentKgPerKg: [...contentKgPerKg],
      ...Object.fromEntries(channels),
      rowsRead: rows.length,
      rowsRejected,
      understood,
      warnings,
    },
  };
}
