import type { Experiment } from '../experiment.ts';
import { applyCorrections } from './apply-corrections.ts';
import type { CorrectionIssue } from './correction-state.ts';
import type { CorrectionStep } from './corrections.ts';
import type { CorrectedRun } from './finish-run.ts';

export type CorrectedExperiment =
  | { readonly ok: true; readonly value: Experiment }
  | { readonly ok: false; readonly issue: CorrectionIssue };

/** The rows that are left after the corrections, with their water content, as an experiment again. */
export function correctedExperiment(
  experiment: Experiment,
  steps: readonly CorrectionStep[],
): CorrectedExperiment {
  const applied = applyCorrections(experiment, steps);
  return applied.ok ? { ok: true, value: correctedRun(experiment, applied.value) } : applied;
}

/** An experiment of what its corrections have left; what each of them did stands in `understood`. */
export function correctedRun(
  experiment: Experiment,
  { timeS, contentKgPerKg, rows, notes }: CorrectedRun,
): Experiment {
  const { temperatureK, pressurePa, relativeHumidity, waterContentErrorKgPerKg } = experiment;
  const left = { temperatureK, pressurePa, relativeHumidity, waterContentErrorKgPerKg };
  const channels = Object.entries(left).flatMap(([name, values]) =>
    values === undefined ? [] : [[name, rows.map((row) => values[row] ?? null)] as const],
  );
  const { format, title, source, rowsRejected, understood, warnings } = experiment;
  const steps = notes.map((note, at) => ({
    what: `correction ${at + 1}`,
    decided: note,
    why: 'it was asked for',
  }));
  return {
    format,
    title,
    source,
    timeS: [...timeS],
    waterContentKgPerKg: [...contentKgPerKg],
    ...Object.fromEntries(channels),
    rowsRead: rows.length,
    rowsRejected,
    understood: [...understood, ...steps],
    warnings,
  };
}
