/** Largest error that may be asked for, as a share of the start: what every way in accepts. */
export const ACCURACY = { smallest: 1e-9, largest: 1e-2, usual: 1e-4 } as const;

/** Error of a recipe's run, as a share of the most water that the coating holds in it, unless told. */
export const RECIPE_ACCURACY = 1e-6;
