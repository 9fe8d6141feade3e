import fc from 'fast-check';
import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';

const logUniform = (lowest: number, highest: number): fc.Arbitrary<number> =>
  fc
    .double({ min: Math.log10(lowest), max: Math.log10(highest), noNaN: true })
    .map((exponent) => 10 ** exponent);

const microClass = fc.record({
  weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
  tauS: logUniform(1e-3, 1e3),
  geometry: fc.constantFrom('slab' as const, 'cylinder' as const, 'sphere' as const),
});

/** One to three micro classes, beta 0.01..0.99, ratios 1e-3..1e3, with and without a gas film. */
export const twoScaleProblem: fc.Arbitrary<LinearTwoScale> = fc
  .record({
    beta: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    classes: fc.array(microClass, { minLength: 1, maxLength: 3 }),
    biot: fc.option(logUniform(1e-2, 1e4), { nil: undefined }),
    tauMacroS: fc.constantFrom(1, 1, 1, 0),
  })
  .map(({ beta, classes, biot, tauMacroS }) => {
    const sum = classes.reduce((total, { weight }) => total + weight, 0);
    return {
      tauMacroS,
      micro: classes.map(({ weight, tauS, geometry }) => ({
        share: (beta * weight) / sum,
        tauS,
        geometry,
      })),
      ...(biot === undefined ? {} : { biot }),
    };
  });

/** One to four steps between 0 and 1, at increasing times up to about 100 tau_macro. */
export const boundarySteps: fc.Arbitrary<BoundarySteps> = fc
  .record({
    initial: fc.double({ min: 0, max: 1, noNaN: true }),
    steps: fc.array(
      fc.record({
        waitS: logUniform(1e-3, 30),
        value: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ initial, steps }) => {
    let timeS = 0;
    return {
      initial,
      steps: steps.map(({ waitS, value }) => ({ timeS: (timeS += waitS), value })),
    };
  });
