/** Sizes a recipe may have, so that no input can ask for unbounded work or memory. */
export const RECIPE_LIMITS = {
  textLength: 1024 * 1024,
  steps: 200,
  repeatDepth: 4,
  rounds: 1000,
  /** with the rounds of repeats within each other */
  executedSteps: 20_000,
  /** of one step: about 30 years */
  stepLengthS: 1e9,
  noteLength: 500,
  notes: 100,
  profiles: 16,
  profilePoints: 20_000,
  issues: 50,
} as const;
