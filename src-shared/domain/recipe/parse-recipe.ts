import { caseIssue, type CaseIssue } from '#shared/domain/case/case-issue.ts';
import { parseBySchema, type Parsed } from '#shared/domain/case/parse-by-schema.ts';
import { readDocument } from '#shared/domain/case/read-json.ts';
import { recipeSchema, type Recipe, type RecipeProfile, type RecipeStep } from './recipe.ts';
import { RECIPE_LIMITS } from './limits.ts';

/** Reads a recipe of the format `postdry.recipe/1` from its JSON text or from a parsed value. */
export function parseRecipe(input: unknown): Parsed<Recipe> {
  const read = readDocument(input, 'a recipe');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  return parseBySchema(recipeSchema, read.value, 'a recipe', checkTogether);
}

/** What a document must be, whatever the case; what is doubtful is told by the check of a recipe. */
function checkTogether({ steps, profiles = [] }: Recipe): CaseIssue[] {
  return [...profiles.flatMap(checkProfile), ...checkSteps(steps, 'steps', profiles, 1)];
}

function checkProfile(
  { name, timeS, ...series }: RecipeProfile,
  index: number,
  all: readonly RecipeProfile[],
): CaseIssue[] {
  const path = `profiles[${index}]`;
  if (all.findIndex((other) => other.name === name) < index) {
    return [caseIssue(`${path}.name`, `"${name}" a second time`, 'a name of its own')];
  }
  const late = timeS.findIndex((time, k) => (k === 0 ? time !== 0 : !(time > (timeS[k - 1] ?? 0))));
  if (late >= 0) {
    const expected = late === 0 ? '0 at the first point' : 'times that increase';
    return [caseIssue(`${path}.timeS[${late}]`, `${timeS[late] ?? ''}`, expected)];
  }
  const lengths = Object.entries(series).filter(([, values]) => values.length !== timeS.length);
  return lengths.map(([key, values]) =>
    caseIssue(`${path}.${key}`, `${values.length} values`, `${timeS.length}, one for each time`),
  );
}

const seriesOf = { T: 'temperatureK', p: 'pressurePa', pw: 'vapourPressurePa' } as const;

function checkSteps(
  steps: readonly RecipeStep[],
  path: string,
  profiles: readonly RecipeProfile[],
  depth: number,
): CaseIssue[] {
  return steps.flatMap((step, index) => {
    const own = `${path}[${index}]`;
    if (step.kind === 'repeat') {
      return depth >= RECIPE_LIMITS.repeatDepth
        ? [
            caseIssue(
              own,
              'a repeat within repeats',
              `at most ${RECIPE_LIMITS.repeatDepth - 1} repeats within each other`,
            ),
          ]
        : checkSteps(step.steps, `${own}.steps`, profiles, depth + 1);
    }
    if (
      (step.kind === 'heat' || step.kind === 'cool') &&
      step.rateKPerS !== undefined &&
      step.withinS !== undefined
    ) {
      return [caseIssue(`${own}.withinS`, 'a rate and a time', 'either a rate or a time')];
    }
    if (step.kind !== 'follow') return [];
    const profile = profiles.find(({ name }) => name === step.profile);
    if (profile === undefined) {
      const names = profiles.map(({ name }) => `"${name}"`).join(', ') || 'the recipe has none';
      return [caseIssue(`${own}.profile`, `"${step.profile}"`, `the name of a profile: ${names}`)];
    }
    const missing = step.channels.find((channel) => profile[seriesOf[channel]] === undefined);
    if (missing === undefined) return [];
    return [caseIssue(`${own}.channels`, missing, `what the profile "${profile.name}" holds`)];
  });
}
