import type { ContractError } from '#shared/contract/error.ts';
import { robustInputs } from '#shared/domain/study/robust-study.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import {
  NOMINAL_TIMES_S,
  nominalRow,
  type RobustQuestion,
  robustSetup,
} from '#shared/simulation/sweep/robust-plan.ts';
import type { RowsEnd, RunRows } from './study-rows.ts';
import type { StudyInput } from './study.ts';

/** @throws RangeError where nothing varies */
export function robustQuestion({
  recipe,
  caseDocument,
  settings,
}: Extract<StudyInput, { kind: 'robust' | 'optimum' }>): RobustQuestion {
  const uncertain = robustInputs(caseDocument, settings);
  if (uncertain.length === 0) {
    throw new RangeError(
      'Nothing is uncertain: no value of the materials or the oven that is chosen says how well it is known. Choose one.',
    );
  }
  const { samples, seed, method, accuracy, target } = settings;
  return { recipe, target, caseDocument, uncertain, samples, seed, method, accuracy };
}

/** Runs the recipe with the values as given. @returns why it did not come to its end */
export async function runNominal(
  question: RobustQuestion,
  runRows: RunRows,
): Promise<SweepRow | Exclude<RowsEnd, 'done'>> {
  const setup = { ...robustSetup(question), meanPpmAtS: NOMINAL_TIMES_S };
  const rows: SweepRow[] = [];
  const ended = await runRows(setup, [nominalRow(question)], (row) => rows.push(row));
  if (ended !== 'done') return ended;
  const [row] = rows;
  if (row?.outcome === 'finished') return row;
  return failed(`The recipe does not run with the values as given. ${row?.problem ?? ''}`);
}

export function isRow(found: SweepRow | Exclude<RowsEnd, 'done'>): found is SweepRow {
  return typeof found === 'object' && 'outcome' in found;
}

function failed(message: string): ContractError {
  return { code: 'SOLVER_FAILED', message: message.trim() };
}
