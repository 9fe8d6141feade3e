import type { FitCommand } from '#shared/numerics/estimation/fit-outcome.ts';
import { correctedAkaike } from '#shared/numerics/estimation/information-criteria.ts';
import { testNestedModels } from '#shared/numerics/estimation/nested-model-test.ts';
import type { NestedModelTest } from '#shared/numerics/estimation/nested-model-test.ts';
import type { FitMoment } from '../fit-moment.ts';
import { findMinimum } from './drying-minimum.ts';
import { PLACE, type DryingModel } from './drying-model.ts';
import { searchMoment } from './drying-moment.ts';
import { dryingProblem } from './drying-problem.ts';
import type { DryingRun } from './drying-run.ts';
import { setupFor, type DryingSetup } from './drying-setup.ts';
import { estimateNoise } from './noise.ts';

/** How well a model meets a run, without its uncertainty. */
export interface ModelMisfit {
  readonly model: DryingModel;
  /** in the unit of the content squared, or a number where the run states its errors */
  readonly sumOfSquares: number;
  readonly rmse: number;
  readonly freeCount: number;
  readonly pointCount: number;
  readonly tauMacroS: number;
  /** independent points that its residuals tell as much as */
  readonly effectivePointCount: number;
}

/** The best fit of a model alone; undefined when cancelled. */
export function* misfitOf(
  run: DryingRun,
  setup: DryingSetup,
): Generator<FitMoment, ModelMisfit | undefined, FitCommand> {
  const drying = dryingProblem(run, setup);
  const searching = findMinimum(run, setup, drying);
  let next = searching.next();
  while (next.done !== true) {
    const moment = searchMoment({ run, drying, index: 0 }, 'comparing', setup.model, next.value);
    if ((yield moment) === 'cancel') return undefined;
    next = searching.next();
  }
  const { fit } = next.value;
  const residuals = new Float64Array(drying.problem.pointCount);
  drying.problem.residuals(fit.parameters, residuals);
  const freeCount = drying.problem.parameters.filter(({ fixed }) => fixed !== true).length;
  const { effectivePointCount } = estimateNoise(residuals, freeCount, false);
  const squares = residuals.reduce((sum, value) => sum + (value * drying.scale.span) ** 2, 0);
  return {
    model: setup.model,
    sumOfSquares: run.sigma === undefined ? squares : fit.sumOfSquares,
    rmse: Math.sqrt(squares / residuals.length),
    freeCount,
    pointCount: residuals.length,
    tauMacroS: fit.parameters[PLACE.tauMacroS]! * drying.scale.timeS,
    effectivePointCount,
  };
}

type Size = Pick<ModelMisfit, 'sumOfSquares' | 'freeCount'>;

/**
 * F test of a smaller model against a larger one that contains it, with as many points as are
 * independent. Undefined where these are too few, or the larger model has nothing more that is free.
 * Where the smaller model does not know the time of the second scale, the probability is a guide only.
 */
export function compareNested(
  smaller: Size,
  larger: Size,
  effectivePointCount: number,
): NestedModelTest | undefined {
  if (larger.freeCount <= smaller.freeCount || effectivePointCount <= larger.freeCount) {
    return undefined;
  }
  const sizeOf = ({ sumOfSquares, freeCount }: Size) => ({
    sumOfSquares,
    pointCount: effectivePointCount,
    parameterCount: freeCount,
  });
  return testNestedModels(sizeOf(smaller), sizeOf(larger));
}

/** How a smaller model stands against a larger one that contains it. */
export interface ComparedSizes extends NestedModelTest {
  /** AICc of the smaller model less that of the larger, over independent points: above 0 for the larger. */
  readonly aiccGain: number;
}

type CountedSize = Size & Pick<ModelMisfit, 'pointCount'>;

/** The F test and AICc of two models; undefined where the test is not possible. */
export function compareSizes(
  smaller: CountedSize,
  larger: CountedSize,
  effectivePointCount: number,
): ComparedSizes | undefined {
  const test = compareNested(smaller, larger, effectivePointCount);
  if (test === undefined) return undefined;
  const [one, other] = [smaller, larger].map((size) => akaike(size, effectivePointCount));
  return { ...test, aiccGain: one! - other! };
}

/** One model in a comparison. */
export interface ComparedModel {
  readonly misfit: ModelMisfit;
  /** with all points; Infinity with too few */
  readonly aicc: number;
  /** with as many points as are independent; Infinity with too few, or where that is not known */
  readonly independentAicc: number;
  /** against the two-scale model; undefined for that itself and where it was not possible */
  readonly test: NestedModelTest | undefined;
}

export interface Comparison {
  readonly isCancelled: boolean;
  readonly models: readonly ComparedModel[];
}

const compared = ['macro', 'micro', 'two-scale'] as const satisfies readonly DryingModel[];

/**
 * The models on the same points. All criteria that count independent points take those of the two-scale
 * model, which contains the others. When cancelled, the models that were finished, without what takes
 * the two-scale model.
 */
export function* compareModels(
  run: DryingRun,
  setup: DryingSetup,
): Generator<FitMoment, Comparison, FitCommand> {
  const misfits: ModelMisfit[] = [];
  for (const [index, model] of compared.entries()) {
    const searching = misfitOf(run, setupFor(setup, model));
    let next = searching.next();
    while (next.done !== true) {
      const fraction = (index + next.value.fraction) / compared.length;
      next = searching.next(yield { ...next.value, fraction });
    }
    if (next.value === undefined) {
      return { isCancelled: true, models: misfits.map(byItself) };
    }
    misfits.push(next.value);
  }
  const largest = misfits.at(-1)!;
  const { effectivePointCount } = largest;
  const models = misfits.map((misfit) => ({
    misfit,
    aicc: akaike(misfit, misfit.pointCount),
    independentAicc: akaike(misfit, effectivePointCount),
    test: misfit === largest ? undefined : compareNested(misfit, largest, effectivePointCount),
  }));
  return { isCancelled: false, models };
}

const byItself = (misfit: ModelMisfit): ComparedModel => ({
  misfit,
  aicc: akaike(misfit, misfit.pointCount),
  independentAicc: Infinity,
  test: undefined,
});

function akaike({ sumOfSquares, pointCount, freeCount }: CountedSize, independent: number): number {
  // The correction for few points diverges there, also between whole numbers.
  if (independent < freeCount + 3) return Infinity;
  return correctedAkaike({
    sumOfSquares: (sumOfSquares * independent) / pointCount,
    pointCount: independent,
    parameterCount: freeCount,
  });
}
