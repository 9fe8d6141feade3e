import type { CorrectionIssue, CorrectionState, Exclusion } from './correction-state.ts';
import { estimateNoise } from './noise.ts';
import { resample, type DisplayCurve } from './resample.ts';

/** A run after its corrections; lists have an entry for each row that is left. */
export interface CorrectedRun {
  readonly timeS: readonly number[];
  /** water per dry mass */
  readonly contentKgPerKg: readonly number[];
  /** the row of the experiment that each entry comes from, counted from 0 */
  readonly rows: readonly number[];
  /** estimated standard deviation of the contents; null for fewer than five rows */
  readonly noise: number | null;
  /** null where the contents are those of the file */
  readonly dryMassKg: number | null;
  readonly excluded: readonly (Exclusion & { readonly row: number })[];
  /** what each step did */
  readonly notes: readonly string[];
  /** means for a picture, where a step asks for them */
  readonly display: DisplayCurve | null;
}

export type AppliedCorrections =
  | { readonly ok: true; readonly value: CorrectedRun }
  | {
      readonly ok: false;
      readonly issue: CorrectionIssue;
      /** what the steps before it did */
      readonly notes: readonly string[];
    };

/** The water contents of the rows that are left after the last step. */
export function finishRun(state: CorrectionState, notes: readonly string[]): AppliedCorrections {
  const { massKg, dryMassKg, content, massIsCorrected } = state;
  const missing = (message: string): AppliedCorrections => ({
    ok: false,
    issue: { step: null, problem: 'dry mass missing', message },
    notes,
  });
  if (dryMassKg === null && massIsCorrected) {
    return missing('The mass is corrected, but without a dry mass it gives no water content.');
  }
  if (dryMassKg === null && content === null) {
    return missing('The run holds a mass only: its water content needs a dry mass.');
  }
  const isByMass = dryMassKg !== null && massKg !== null;
  const factor = state.basis?.factor ?? 1;
  const contentAt = (row: number) =>
    factor * (isByMass ? ((massKg[row] ?? NaN) - dryMassKg) / dryMassKg : (content?.[row] ?? NaN));
  const { timeS, contentKgPerKg, rows, excluded } = collect(state, contentAt);
  if (rows.length === 0) {
    return {
      ok: false,
      issue: { step: null, problem: 'no rows', message: 'No row is left after the corrections.' },
      notes,
    };
  }
  const { displayPoints } = state;
  return {
    ok: true,
    value: {
      timeS,
      contentKgPerKg,
      rows,
      noise: estimateNoise(timeS, contentKgPerKg),
      dryMassKg: dryMassKg === null ? null : dryMassKg / factor,
      excluded,
      notes,
      display: displayPoints === null ? null : resample(timeS, contentKgPerKg, displayPoints),
    },
  };
}

function collect(state: CorrectionState, contentAt: (row: number) => number) {
  const [timeS, contentKgPerKg, rows]: [number[], number[], number[]] = [[], [], []];
  const excluded: (Exclusion & { row: number })[] = [];
  state.timeS.forEach((time, row) => {
    const value = contentAt(row);
    const exclusion =
      state.excluded[row] ??
      (Number.isNaN(value) ? { step: null, reason: 'no value' as const } : undefined);
    if (exclusion !== undefined) {
      excluded.push({ row, ...exclusion });
      return;
    }
    timeS.push(time);
    contentKgPerKg.push(value);
    rows.push(row);
  });
  return { timeS, contentKgPerKg, rows, excluded };
}
