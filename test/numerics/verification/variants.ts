import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import extended from '../../fixtures/reference/linear-extended.json' with { type: 'json' };
import { caseOf, drying, logTimes } from '../../support/linear-coating.ts';
import { accuracies, measureCase } from './references.ts';
import { exactRows, measureLinear } from './solve-linear.ts';
import type { Verification } from './verification.ts';

const timesS = logTimes(1e-4, 100, 25);

/** Shapes, films, classes of different shapes, single resistances. */
export const linearVariants: Verification[] = extended.cases.map(({ name, problem }) => ({
  name: `${name}, accuracy 0.00001`,
  limit: 1e-5,
  measure: () => measureLinear(asLinear(problem), timesS, 1e-5),
}));

type Extended = (typeof extended.cases)[number]['problem'];

function asLinear({ tauMacroS, micro, biot }: Extended): LinearTwoScale {
  const classes = micro as LinearTwoScale['micro'];
  return { tauMacroS, micro: classes, ...(biot === undefined ? {} : { biot }) };
}

const sphere: LinearTwoScale = {
  tauMacroS: 1,
  micro: [{ share: 0.6, tauS: 3, geometry: 'sphere' }],
};
const distribution: LinearTwoScale = {
  tauMacroS: 1,
  micro: [0.1, 0.2, 0.15].map((share, k) => ({ share, tauS: 0.1 * 20 ** k, geometry: 'cylinder' })),
};
const moistening: BoundarySteps = {
  initial: 0,
  steps: [
    { timeS: 0, value: 1 },
    { timeS: 0.3, value: 0.2 },
    { timeS: 2, value: 0.7 },
  ],
};
const repeated: BoundarySteps = {
  initial: 1,
  steps: [
    { timeS: 0, value: 0.5 },
    { timeS: 0.05, value: 0 },
    { timeS: 1, value: 0.8 },
  ],
};

const cases: [string, LinearTwoScale, BoundarySteps][] = [
  ['sphere', sphere, drying],
  ['sphere behind a film', { ...sphere, biot: 3 }, drying],
  ['three cylinder radii', distribution, drying],
  ['three cylinder radii behind a film', { ...distribution, biot: 0.5 }, repeated],
  ['uptake from dry with changes', sphere, moistening],
  ['drying with changes', distribution, repeated],
  ['no macro resistance, with changes', { ...sphere, tauMacroS: 0 }, repeated],
];

/** The same through the case format, with the estimate. */
export const caseVariants: Verification[] = accuracies.flatMap((accuracy) =>
  cases.map(([name, coating, boundary]) => ({
    name: `case: ${name}, accuracy ${accuracy}`,
    limit: accuracy,
    measure() {
      // Contents are relative to the start or, where that is dry, to the last surroundings.
      const reference = boundary.initial > 0 ? boundary.initial : boundary.steps.at(-1)!.value;
      const expected = exactRows(coating, boundary, timesS);
      const relative = expected.map((row) => row.map((value) => value / reference));
      return measureCase(caseOf(coating, boundary, timesS), accuracy, relative);
    },
  })),
);

/** Macro resistance alone: the micro water follows at once. */
export const macroAlone: Verification = {
  name: 'case: no micro resistance, with changes, accuracy 0.000001',
  limit: 1e-6,
  measure() {
    const instant: LinearTwoScale = { tauMacroS: 1, micro: [{ ...sphere.micro[0]!, tauS: 0 }] };
    const transportCase = caseOf(sphere, repeated, timesS, { resistances: 'macro' });
    return measureCase(transportCase, 1e-6, exactRows(instant, repeated, timesS));
  },
};
