import type { ContractError } from '#shared/contract/error.ts';
import { OPTIMUM_FORMAT, type OptimumResult, WANTED } from '#shared/domain/study/robust-study.ts';
import type { RowAccuracy } from '#shared/domain/sweep/row-accuracy.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { accuracyWith, rowsToCheck } from '#shared/simulation/sweep/check-again.ts';
import {
  basisOfTarget,
  drawnSamples,
  robustSetup,
  targetLimits,
} from '#shared/simulation/sweep/robust-plan.ts';
import { type Probability, probabilityOf } from '#shared/simulation/sweep/robust-summary.ts';
import { MOST_TRIALS, searchOptimum } from '#shared/simulation/sweep/search-optimum.ts';
import { isRow, nameInput, refuseSearched, robustQuestion, runNominal } from './robust-question.ts';
import type { Study, StudyInput } from './study.ts';

/** Smallest value of a name with which the recipe reaches its target with 95 %, by bisection. */
export function optimumStudy(input: Extract<StudyInput, { kind: 'optimum' }>): Study {
  const { name, from, to, recipe } = input;
  const question = robustQuestion(input);
  refuseSearched(recipe, input);
  const setup = robustSetup(question);
  const inputs = [...setup.inputs, nameInput(name)];
  const drawn = drawnSamples(question);
  let [kind, runs]: [OptimumResult['kind'], number] = ['open', 0];
  let best: number | null = null;
  /** Of the answer; of the upper bound, which is tried first, where no value suffices. */
  let lookedAt: readonly SweepRow[] = [];
  let errors: RowAccuracy | undefined;
  const trials: Trial[] = [];
  let limits: { limitPpm: number; tolerancePpm: number } | undefined;
  /** Why the search did not come to its end. */
  let stopped: 'cancelled' | ContractError | undefined;
  return {
    // Known once the search is over.
    total: null,
    fraction: (done) => Math.min(0.99, done / (1 + MOST_TRIALS * drawn.length)),
    run: async (runRows) => {
      const nominal = await runNominal(question, runRows);
      if (!isRow(nominal)) return nominal;
      const known = targetLimits(question, nominal);
      limits = known;
      const answer = await searchOptimum<'open'>([from, to], async (value) => {
        const rows: SweepRow[] = [];
        const planned = drawn.map((values, index) => ({ index, values: [...values, value] }));
        const ended = await runRows({ ...setup, inputs }, planned, (row) => {
          rows.push(row);
          runs++;
        });
        if (ended !== 'done') {
          stopped = ended;
          return 'open';
        }
        const trial = probabilityOf(rows, known.limitPpm);
        trials.push(storedTrial(value, trial));
        const suffices = (trial.probability ?? 0) >= WANTED;
        if (suffices) best = Math.min(best ?? Infinity, value);
        if (suffices || lookedAt.length === 0) lookedAt = rows;
        return trial;
      });
      kind = answer.kind;
      best = answer.value;
      if (stopped !== undefined) return stopped;
      const again: SweepRow[] = [];
      const ended = await runRows({ ...setup, inputs }, rowsToCheck(lookedAt), (row) => {
        again.push(row);
        runs++;
      });
      errors = accuracyWith(lookedAt, again);
      return ended;
    },
    result: () =>
      limits && {
        format: OPTIMUM_FORMAT,
        ppmBasis: basisOfTarget(question),
        ...limits,
        kind,
        value: best,
        trials: [...trials],
        ...(errors && { errors }),
        runs: 1 + runs,
      },
  };
}

type Trial = OptimumResult['trials'][number];

function storedTrial(value: number, { interval95, ...trial }: Probability): Trial {
  return { value, ...trial, interval95: [...interval95] };
}
