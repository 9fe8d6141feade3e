import type { CaseDocument } from '../../domain/project/parse-case-document.ts';
import { ppmDensities } from '../../domain/recipe/recipe-case.ts';
import type { PpmBasis, Recipe, WaterLimit } from '../../domain/recipe/recipe.ts';
import { recipeCaseOf } from '../../domain/project/recipe-case-of.ts';
import { numberOf } from '../../domain/recipe/varied-value.ts';
import type { SamplingMethod } from '../../domain/study/robust-study.ts';
import { isChecked } from './checked-row.ts';
import type { PlannedRow, RowSetup } from '../../domain/sweep/row-setup.ts';
import type { SweepRow } from '../../domain/sweep/sweep-row.ts';
import type { UncertainInput } from '../../domain/sweep/uncertain-inputs.ts';
import { roundSignificant } from '../../units/round-significant.ts';
import { bandsOf, influencesOf, probabilityOf } from './robust-summary.ts';
import { sampleInputs } from './sample-inputs.ts';
import { quantileOf } from './sampled-value.ts';

/** Times of the bands, and how far beyond the run with the given values they go. */
const BAND_POINTS = 61;
const BAND_REACH = 1.25;
const TAILS = [0.025, 0.975] as const;

/** A recipe with its target, a case, and what of them is uncertain. */
export interface RobustQuestion {
  readonly recipe: Recipe;
  readonly target: WaterLimit;
  readonly caseDocument: CaseDocument;
  readonly uncertain: readonly UncertainInput[];
  readonly samples: number;
  readonly seed: number;
  readonly method?: SamplingMethod;
  readonly accuracy: number;
}

/** Everything that the rows of a robust study have in common. */
export function robustSetup(question: RobustQuestion): RowSetup {
  const { recipe, target, caseDocument, uncertain, accuracy } = question;
  return {
    recipe: { ...recipe, target },
    caseDocument,
    caseConditions: false,
    inputs: uncertain.map(({ input }) => input),
    options: { accuracy, estimate: false },
  };
}

/** The row with all values as given, which is run first: it tells start and length. */
export function nominalRow({ uncertain }: RobustQuestion): PlannedRow {
  return { index: 0, values: uncertain.map(({ centre }) => centre) };
}

/** The row of the given values also tells the water at the start. */
export const NOMINAL_TIMES_S = [0];

/** What counts as met: the target, and the error that every run is allowed, wt-ppm. */
export function targetLimits(
  { target, accuracy }: RobustQuestion,
  nominal: SweepRow,
): { limitPpm: number; tolerancePpm: number } {
  const tolerancePpm = accuracy * (nominal.meanPpmAt?.[0] ?? 0);
  return { limitPpm: numberOf(target.ppm) + tolerancePpm, tolerancePpm };
}

/** Mass that the water of the target refers to. */
export function basisOfTarget({ target, caseDocument }: RobustQuestion): PpmBasis {
  return target.basis ?? ppmDensities(recipeCaseOf(caseDocument)).ppmBasis;
}

/** The samples, the same whatever they are run with. */
export function drawnSamples({ uncertain, samples, seed, method }: RobustQuestion): number[][] {
  return sampleInputs(uncertain, samples, seed, method);
}

export interface RobustPlan {
  readonly setup: RowSetup;
  /** One value after the other at its tails, then the samples. */
  readonly rows: readonly PlannedRow[];
  /** Number of rows before the samples. */
  readonly singles: number;
  readonly summary: (rows: readonly SweepRow[]) => ReturnType<typeof summaryOf>;
}

/** The rows of a study after the one with the given values has been run to its end. */
export function planRobust(question: RobustQuestion, nominal: SweepRow): RobustPlan {
  const { uncertain } = question;
  const centres = uncertain.map(({ centre }) => centre);
  const ranges = uncertain.map(({ distribution, centre }) => {
    const [low, high] = TAILS.map((p) => roundSignificant(quantileOf(distribution, centre, p)));
    return [low ?? Number.NaN, high ?? Number.NaN] as const;
  });
  // The one-at-a-time runs come first, so that a cancelled study has them too.
  const single = ranges.flatMap((range, k) =>
    range.map((value) => centres.map((centre, other) => (other === k ? value : centre))),
  );
  const lengthS = BAND_REACH * (nominal.lengthS ?? 0);
  const timeS = Array.from({ length: BAND_POINTS }, (_, k) => (k * lengthS) / (BAND_POINTS - 1));
  const singles = single.length;
  return {
    setup: { ...robustSetup(question), meanPpmAtS: timeS },
    rows: [
      ...single.map((values, index) => ({ index, values })),
      ...drawnSamples(question).map((values, k) => ({
        index: singles + k,
        values,
        checked: isChecked(k, question.samples),
      })),
    ],
    singles,
    summary: (rows) => summaryOf(question, nominal, { ranges, singles, timeS }, rows),
  };
}

interface PlanParts {
  readonly ranges: readonly (readonly [low: number, high: number])[];
  readonly singles: number;
  readonly timeS: readonly number[];
}

/** What the rows tell that have been run, in any order. */
function summaryOf(
  question: RobustQuestion,
  nominal: SweepRow,
  { ranges, singles, timeS }: PlanParts,
  run: readonly SweepRow[],
) {
  const rows = run.toSorted((a, b) => a.index - b.index);
  const sampled = rows.filter(({ index }) => index >= singles);
  const alone = rows.filter(({ index }) => index < singles);
  const limits = targetLimits(question, nominal);
  return {
    ...limits,
    targetPpmAsGiven: nominal.targetPpmAtEnd,
    ...probabilityOf(sampled, limits.limitPpm),
    influences: influencesOf(
      question.uncertain,
      ranges,
      sampled,
      new Map(alone.map((row) => [row.index, row])),
    ),
    bands: bandsOf(sampled, timeS) ?? null,
    sampled,
  };
}
