import type { ContractError } from '#shared/contract/error.ts';
import { SHORTEST_FORMAT, type ShortestResult } from '#shared/domain/study/robust-study.ts';
import type { RowAccuracy } from '#shared/domain/sweep/row-accuracy.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { accuracyWith, rowsToCheck } from '#shared/simulation/sweep/check-again.ts';
import {
  basisOfTarget,
  drawnSamples,
  robustSetup,
  targetLimits,
} from '#shared/simulation/sweep/robust-plan.ts';
import { MOST_TRIALS } from '#shared/simulation/sweep/search-optimum.ts';
import {
  shortestWithSamples,
  type TriedRecipe,
} from '#shared/simulation/sweep/shortest-with-samples.ts';
import { isRow, nameInput, refuseSearched, robustQuestion, runNominal } from './robust-question.ts';
import type { Study, StudyInput } from './study.ts';

/** Values of several names with which the recipe is shortest and reaches its target with 95 %. */
export function shortestStudy(input: Extract<StudyInput, { kind: 'shortest' }>): Study {
  const { name, from, to, within, recipe } = input;
  const question = robustQuestion(input);
  for (const one of [input, ...within]) refuseSearched(recipe, one);
  const names = [...within.map((one) => one.name), name];
  if (new Set(names).size < names.length) {
    throw new RangeError('A value is named twice. Choose every value once.');
  }
  const setup = robustSetup(question);
  const inputs = [...setup.inputs, ...names.map(nameInput)];
  const drawn = drawnSamples(question);
  const tried: ShortestResult['tried'] = [];
  let status: ShortestResult['status'] = 'open';
  let runs = 0;
  let errors: RowAccuracy | undefined;
  let limits: { limitPpm: number; tolerancePpm: number } | undefined;
  return {
    // Known once the search is over.
    total: null,
    // Nobody knows how many choices will be tried: each one brings the end closer.
    fraction: (done) => done / (done + MOST_TRIALS * drawn.length),
    run: async (runRows) => {
      const nominal = await runNominal(question, runRows);
      if (!isRow(nominal)) return nominal;
      const known = targetLimits(question, nominal);
      limits = known;
      /** Why rows did not come to their end. */
      let stopped: 'cancelled' | ContractError | undefined;
      const found = await shortestWithSamples<'stopped'>(
        {
          bounds: [from, to],
          within: within.map((one) => [one.from, one.to] as const),
          limitPpm: known.limitPpm,
        },
        async (further, value) => {
          const rows: SweepRow[] = [];
          const planned = drawn.map((values, index) => ({
            index,
            values: [...values, ...further, value],
          }));
          const ended = await runRows({ ...setup, inputs }, planned, (row) => {
            rows.push(row);
            runs++;
          });
          if (ended === 'done') return rows;
          stopped = ended;
          return 'stopped';
        },
        (one) => tried.push(storedChoice(one)),
      );
      if (found.status !== 'stopped') status = found.status;
      if (stopped !== undefined) return stopped;
      const again: SweepRow[] = [];
      const ended = await runRows({ ...setup, inputs }, rowsToCheck(found.rows), (row) => {
        again.push(row);
        runs++;
      });
      if (found.rows.length > 0) errors = accuracyWith(found.rows, again);
      return ended;
    },
    result: () =>
      limits && {
        format: SHORTEST_FORMAT,
        ppmBasis: basisOfTarget(question),
        ...limits,
        status,
        best: shortestOf(tried),
        tried: [...tried],
        ...(errors && { errors }),
        runs: 1 + runs,
      },
  };
}

type Choice = ShortestResult['tried'][number];

function storedChoice({ values, kind, value, lengthS, trials }: TriedRecipe): Choice {
  const trial = trials.find((one) => one.value === value);
  return { further: [...values], kind, value, lengthS, probability: trial?.probability ?? null };
}

function shortestOf(tried: readonly Choice[]): number | null {
  return tried.reduce<number | null>((best, { lengthS }, k) => {
    if (lengthS === null) return best;
    const least = best === null ? null : (tried[best]?.lengthS ?? null);
    return least === null || lengthS < least ? k : best;
  }, null);
}
