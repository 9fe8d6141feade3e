import type { CalculationInput, CalculationResult } from '#shared/contract/calculations.ts';
import type { RowsEnd, RunRows } from './study-rows.ts';

/** Many runs of a recipe with one result, which grows while they come back. */
export interface Study {
  /** Runs altogether; null where the study itself finds out. */
  readonly total: number | null;
  /** Share of the whole for a number of runs that are done. */
  readonly fraction: (done: number) => number;
  readonly run: (runRows: RunRows) => Promise<RowsEnd>;
  /** What the runs so far tell; undefined before the first one. */
  readonly result: () => CalculationResult | undefined;
}

const studyKinds = ['robust', 'optimum', 'shortest', 'sweep'] as const;

export type StudyInput = Extract<CalculationInput, { kind: (typeof studyKinds)[number] }>;

export function isStudy(input: CalculationInput): input is StudyInput {
  return (studyKinds as readonly string[]).includes(input.kind);
}
