/** Texts of an oven log that becomes a profile of a recipe. */
export const recipeProfileStrings = {
  title: 'Use as a recipe’s profile',
  hint: (channels: string) =>
    `A recipe follows ${channels} of the shown part; its begin becomes time 0.`,
  channelNames: { T: 'the temperature', p: 'the pressure', pw: 'the vapour pressure' },
  recipe: 'Recipe',
  choose: 'choose…',
  newRecipe: 'a new recipe',
  name: 'Name',
  temperature: 'T within / K',
  temperatureName: 'How far the profile may be from the temperatures',
  pressure: 'p within',
  pressureName: 'How far the profile may be from the pressures, as a share of them',
  vapour: 'Follow the humidity of the log too',
  points: (rows: string, points: string, leftOut: number) =>
    `${rows} rows become ${points} points` + (leftOut > 0 ? `; ${leftOut} rows left out.` : '.'),
  aboveZero: 'Allowed: a value above 0.',
  apply: 'Add to the recipe',
  open: 'Open the recipe',
  label: (name: string) => `profile ${name}`.slice(0, 200),
  applied: (name: string, recipe: string) => `The profile “${name}” is in “${recipe}”.`,
  twice: (name: string) =>
    `The recipe has a profile “${name}” already. Give this one another name.`,
  notARecipe: (reason: string) => `The text of the recipe is not right yet: ${reason}`,
  tooLong: 'The recipe would become too long. State larger tolerances, or show a shorter part.',
} as const;
