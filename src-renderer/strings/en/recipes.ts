/** Texts of recipes. */
export const recipes = {
  /** What a new recipe begins with. */
  document: {
    title: 'New recipe',
    text: `recipe "New recipe"
  target water < 200 ppm (mean)
  1 Heat to 120 °C at 2 K/min in N2 dew point -40 °C, 1 bar
  2 Evacuate to 5 mbar within 10 min
  3 Hold 120 °C, 5 mbar until water < 200 ppm, at most 12 h
  4 Vent N2 dew point -60 °C to 1 bar
`,
  },
  text: 'Text of the recipe',
  deletedRuns: (count: number) =>
    count === 1 ? '1 recipe run was deleted.' : `${count} recipe runs were deleted.`,
} as const;
