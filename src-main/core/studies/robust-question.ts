import type { ContractError } from '#shared/contract/error.ts';
import { checkNamedValue } from '#shared/domain/recipe/check/check-named-value.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { namedValues } from '#shared/domain/recipe/varied-values.ts';
import { robustInputs } from '#shared/domain/study/robust-study.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import type { VariedInput } from '#shared/domain/sweep/varied-input.ts';
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
}: Extract<StudyInput, { kind: 'robust' | 'optimum' | 'shortest' }>): RobustQuestion {
  const uncertain = robustInputs(caseDocument, settings);
  if (uncertain.length === 0) {
    throw new RangeError(
      'Nothing is uncertain: no value of the materials or the oven that is chosen says how well it is known. Choose one.',
    );
  }
  const { samples, seed, method, accuracy, target } = settings;
  return { recipe, target, caseDocument, uncertain, samples, seed, method, accuracy };
}

/** A name of the recipe and the bounds of its value, SI units. */
export interface SearchedName {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** @throws RangeError where the recipe has no such name, or cannot be run with a bound of it */
export function refuseSearched(recipe: Recipe, { name, from, to }: SearchedName): void {
  if (!namedValues(recipe).some((value) => value.name === name)) {
    throw new RangeError(`The recipe has no value named “${name}”. Write it as {${name} = 4 h}.`);
  }
  if (!(from < to)) {
    throw new RangeError(`The lower bound of “${name}” must be below the upper one.`);
  }
  const bounds = { lower: from, upper: to };
  for (const [which, bound] of Object.entries(bounds)) {
    const reason = checkNamedValue(recipe, name, bound);
    if (reason === undefined) continue;
    throw new RangeError(
      `The recipe cannot be run with the ${which} bound of “${name}”: ${reason} Change the bound.`,
    );
  }
}

/** A name of the recipe as an input of rows. */
export function nameInput(name: string): VariedInput {
  return { kind: 'name', label: name, unit: '', name };
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
