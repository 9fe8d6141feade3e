import type { CaseDocument } from '../../domain/project/parse-case-document.ts';
import type { Recipe } from '../../domain/recipe/recipe.ts';
import { namedValues } from '../../domain/recipe/varied-values.ts';
import { MOST_ROWS, type SweepAxis, type SweepPlan } from '../../domain/sweep/sweep-plan.ts';
import { unitOfKey } from '../../domain/sweep/unit-of-key.ts';
import { keysOf, numberAt, type VariedInput } from '../../domain/sweep/varied-input.ts';
import { roundSignificant } from '../../units/round-significant.ts';
import { sampleInputs } from './sample-inputs.ts';
import {
  materialUncertainties,
  ovenInputs,
  plantUncertainties,
  type UncertainInput,
} from '../../domain/sweep/uncertain-inputs.ts';

/** What every row varies, and how a row is found from its number. */
export interface PlannedRows {
  readonly inputs: readonly VariedInput[];
  readonly rowCount: number;
  readonly valuesOf: (row: number) => number[];
}

/**
 * The rows of a plan: all combinations of grids and lists, the last axis fastest, each with the same
 * samples of what is sampled. An axis takes the place of an uncertainty of the same value.
 * @throws RangeError that says which axis is not possible
 */
export function planRows(plan: SweepPlan, recipe: Recipe, caseDocument: CaseDocument): PlannedRows {
  const fixed: { input: VariedInput; values: readonly number[] }[] = [];
  const sampled: UncertainInput[] = [];
  for (const axis of plan.axes) {
    const input = inputOf(axis.vary, recipe, caseDocument, plan.recipe !== undefined);
    if (axis.kind === 'latin-hypercube') {
      const { from: lower, to: upper } = axis;
      const distribution = axis.scale === 'log' ? 'log-uniform' : 'uniform';
      sampled.push({ input, centre: lower, distribution: { distribution, lower, upper } });
    } else fixed.push({ input, values: valuesOf(axis) });
  }
  const taken = new Set([...fixed, ...sampled].map(({ input }) => input.label));
  const { uncertainties } = plan;
  if (uncertainties !== undefined) {
    const found = [
      ...(uncertainties.material ? materialUncertainties(caseDocument) : []),
      ...plantUncertainties(uncertainties.plant ?? {}),
    ];
    sampled.push(...found.filter(({ input }) => !taken.has(input.label)));
  }
  const samples = sampled.length === 0 ? [[]] : sampleInputs(sampled, plan.samples, plan.seed);
  const rowCount = fixed.reduce((count, { values }) => count * values.length, samples.length);
  if (rowCount > MOST_ROWS) {
    throw new RangeError(`The plan has ${rowCount} rows; at most ${MOST_ROWS} are possible.`);
  }
  return {
    inputs: [...fixed, ...sampled].map(({ input }) => input),
    rowCount,
    valuesOf: (row) => {
      let place = Math.floor(row / samples.length);
      const chosen = fixed.toReversed().map(({ values }) => {
        const value = values[place % values.length] ?? Number.NaN;
        place = Math.floor(place / values.length);
        return value;
      });
      return [...chosen.reverse(), ...(samples[row % samples.length] ?? [])];
    },
  };
}

function valuesOf(axis: Exclude<SweepAxis, { kind: 'latin-hypercube' }>): number[] {
  if (axis.kind === 'list') return axis.values;
  const { from, to, count, scale } = axis;
  return Array.from({ length: count }, (_, k) => {
    const share = count === 1 ? 0 : k / (count - 1);
    if (share === 1) return to;
    return roundSignificant(
      scale === 'log' ? from * (to / from) ** share : from + share * (to - from),
    );
  });
}

/** A name of the recipe, how far the oven is off, else a number of the case; `electrode.` may stand for `electrodeCase.electrode.` */
function inputOf(
  vary: string,
  recipe: Recipe,
  caseDocument: CaseDocument,
  ownConditions: boolean,
): VariedInput {
  const names = namedValues(recipe);
  const named = names.find(({ name }) => name === vary);
  if (named !== undefined) {
    return { kind: 'name', label: vary, unit: unitOfKey(named.path), name: vary };
  }
  const oven = ovenInputs.find(({ label }) => label === vary);
  if (oven !== undefined) return oven;
  const given = keysOf(vary);
  const keys = given[0] === 'electrode' ? ['electrodeCase', ...given] : given;
  if (numberAt(caseDocument, keys) === undefined) {
    const known = [...new Set(names.map(({ name }) => name))].join(', ') || 'none';
    throw new RangeError(
      `"${vary}" is neither a name of the recipe (${known}) nor a number of the case, such as ` +
        '"electrode.thicknessM.value". Write a value of the recipe as {name = 4 h}, or correct the path.',
    );
  }
  const [group, part] = keys;
  if (caseDocument.mode === 'electrode' && group === 'transportCase') {
    throw new RangeError(
      `"${vary}" follows from the electrode of the case; vary "electrode..." instead.`,
    );
  }
  if (ownConditions && group === 'electrodeCase' && (part === 'drying' || part === 'endTimeS')) {
    throw new RangeError(
      `"${vary}" has no effect: the recipe brings its own conditions. Write the value in the recipe as a name, such as {oven = 110 °C} or {soak = 4 h}, and vary "oven" or "soak"; or leave the recipe out of the plan.`,
    );
  }
  const label =
    keys[0] === 'electrodeCase' && keys[1] === 'electrode' ? labelOf(keys.slice(1)) : vary;
  return { kind: 'path', label, unit: unitOfKey(vary), keys };
}

/** As uncertainties are named: without the last "value". */
function labelOf(keys: readonly (string | number)[]): string {
  const shown = keys.at(-1) === 'value' ? keys.slice(0, -1) : keys;
  return shown
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1);
}
