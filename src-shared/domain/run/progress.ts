import * as v from 'valibot';

/** How far a simulation has come: the same from the solver to the window. */
export const solveProgressSchema = v.strictObject({
  /** Share of the whole job, 0..1; never falls. */
  fraction: v.number(),
  /** Simulated time reached by the solution that is being computed. */
  simTimeS: v.number(),
  steps: v.number(),
  rejected: v.number(),
  /** First the solution, then finer ones that estimate its error. */
  phase: v.picklist(['solve', 'estimate']),
});

export type SolveProgress = v.InferOutput<typeof solveProgressSchema>;
