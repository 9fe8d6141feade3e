import * as v from 'valibot';
import { exactly, list, oneOf, within } from '#shared/domain/case/field-schemas.ts';
import { caseIssue, type CaseIssue } from '#shared/domain/case/case-issue.ts';
import { parseBySchema, type Parsed } from '#shared/domain/case/parse-by-schema.ts';
import { readDocument } from '#shared/domain/case/read-json.ts';
import { plantUncertaintySchema } from '#shared/domain/recipe/plant/plant.ts';

export const SWEEP_FORMAT = 'postdry.sweep/1';
export const MOST_ROWS = 1_000_000;

const vary = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(300),
  v.description(
    'a text: a name of the recipe, the key path of a number of the case such as "electrode.components[1].massFraction.value", or "oven.temperatureOffset", "oven.pressureFactor", "oven.dewPointOffset"',
  ),
);
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const number = v.pipe(v.number(), v.description('a number in SI units'));
const scale = v.exactOptional(
  oneOf(['linear', 'log'], 'how values lie between the bounds'),
  'linear',
);

const axisSchema = v.variant('kind', [
  v.strictObject({
    vary,
    kind: v.literal('grid'),
    from: number,
    to: number,
    count: count(10_000),
    scale,
  }),
  v.strictObject({
    vary,
    kind: v.literal('list'),
    values: list(v.number(), 1, 10_000, 'values in SI units'),
  }),
  v.strictObject({ vary, kind: v.literal('latin-hypercube'), from: number, to: number, scale }),
]);

/** What is varied and run, format `postdry.sweep/1`, SI units; file names are relative to the plan. */
export const sweepPlanSchema = v.pipe(
  v.strictObject({
    format: exactly(SWEEP_FORMAT, 'name and version of the format'),
    /** Without it the case is dried under its own conditions, one hold. */
    recipe: v.exactOptional(
      v.pipe(
        v.string(),
        v.description('a text: name of a recipe file, or a recipe in its language'),
      ),
    ),
    case: v.pipe(v.string(), v.description('a text: name of a case file')),
    target: v.exactOptional(
      v.pipe(
        v.string(),
        v.description('a text such as "water < 200 ppm (max)"; that of the recipe without it'),
      ),
    ),
    axes: v.exactOptional(list(axisSchema, 0, 20, 'what is varied'), []),
    /** Rows of Latin-hypercube axes and uncertainties. */
    samples: v.exactOptional(v.pipe(count(MOST_ROWS), v.description('number of samples')), 100),
    seed: v.exactOptional(
      v.pipe(count(2 ** 32 - 1), v.description('a whole number from 1: of the samples')),
      1,
    ),
    uncertainties: v.exactOptional(
      v.strictObject({
        material: v.exactOptional(v.boolean(), true),
        plant: v.exactOptional(plantUncertaintySchema),
      }),
    ),
    /** As `recipe run` without it. */
    accuracy: v.exactOptional(within(1e-8, 1e-2, 'error as a share of the water at the start')),
    estimate: v.exactOptional(
      v.pipe(
        v.boolean(),
        v.description('whether finer runs check the error; true as `recipe run`'),
      ),
      true,
    ),
  }),
  v.description('a plan, a group of keys with "format": "postdry.sweep/1"'),
);

export type SweepPlan = v.InferOutput<typeof sweepPlanSchema>;
export type SweepAxis = SweepPlan['axes'][number];

/** Reads a `postdry.sweep/1` from its JSON text or from a parsed value. */
export function parseSweepPlan(input: unknown): Parsed<SweepPlan> {
  const read = readDocument(input, 'a plan');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  return parseBySchema(sweepPlanSchema, read.value, 'a plan', checkTogether);
}

function checkTogether({ axes, uncertainties }: SweepPlan): CaseIssue[] {
  if (axes.length === 0 && uncertainties === undefined) {
    return [caseIssue('axes', 'nothing', 'axes or uncertainties, or both')];
  }
  return axes.flatMap((axis, index) => {
    const path = `axes[${index}]`;
    if (axes.findIndex((other) => other.vary === axis.vary) < index) {
      return [caseIssue(`${path}.vary`, `"${axis.vary}" a second time`, 'every axis once')];
    }
    if (axis.kind === 'list' || axis.scale === 'linear' || (axis.from > 0 && axis.to > 0))
      return [];
    return [caseIssue(`${path}.from`, 'bounds of a log scale', 'bounds above 0')];
  });
}
