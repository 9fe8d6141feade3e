import fc from 'fast-check';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { activityLimit, loading } from '#shared/physics/isotherm/isotherm.ts';
import type { SingleIsotherm } from '#shared/physics/isotherm/single-isotherm.ts';
import { isothermTemperatureK, singleIsotherm } from './arbitrary-isotherm.ts';
import { logTimes, parsedCase } from './linear-coating.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const logBetween = (lowest: number, highest: number) =>
  between(Math.log10(lowest), Math.log10(highest)).map((exponent) => 10 ** exponent);

const geometry = fc.constantFrom('slab' as const, 'cylinder' as const, 'sphere' as const);

const coating = fc.record({
  beta: between(0.01, 0.99),
  ratio: logBetween(1e-3, 1e3),
  tauMacroS: logBetween(10, 1e5),
  porosity: between(0.2, 0.7),
  geometry,
  biot: fc.option(logBetween(0.1, 1e3), { nil: undefined }),
  resistances: fc.constantFrom(
    'both' as const,
    'both' as const,
    'macro' as const,
    'micro' as const,
  ),
});

/** From wet to drier, in the unit of the driving value (largest value 1). */
const drying = fc.record({
  initial: fc.constant(1),
  boundary: fc.oneof(fc.constant(0), between(1e-3, 0.95)),
});

/** From wet to drier or from dry to wetter. */
const step = fc.oneof(
  drying,
  fc.record({ initial: fc.oneof(fc.constant(0), between(1e-3, 0.95)), boundary: fc.constant(1) }),
);

const outputs = (tauS: number) => [0, ...logTimes(1e-4 * tauS, 30 * tauS, 23)];

/** Linear cases of any diffusion times, shares, shapes and films, both directions. */
export const linearTransportCase: fc.Arbitrary<TransportCase> = fc
  .record({ coating, step })
  .map(({ coating: { beta, ratio, tauMacroS, porosity, geometry, biot, resistances }, step }) => {
    const lengthM = 0.02;
    // All water is 1 kg per m3 of coating at the driving value 1; the gas holds as much as the solid.
    const volumeFraction = 0.9;
    const [gasPerSolid, microPerSolid] = [1, (beta / (1 - beta)) * 9];
    const total = volumeFraction / (1 - beta);
    const diffusivity = (total * lengthM ** 2) / (volumeFraction * porosity * tauMacroS);
    return parsedCase({
      format: 'postdry.transport/1',
      name: 'random linear',
      resistances,
      macro: { lengthM, volumeFraction, porosity, gasDiffusivityM2PerS: diffusivity },
      micro: { lengthM: 5e-7, diffusivityM2PerS: 5e-7 ** 2 / (ratio * tauMacroS), geometry },
      sorption: { kind: 'linear', gasPerSolid, microPerSolid },
      initial: { solidConcentrationKgPerM3: step.initial },
      boundary: {
        solidConcentrationKgPerM3: step.boundary,
        ...(biot === undefined
          ? {}
          : {
              massTransferCoefficientMPerS:
                (biot * volumeFraction * porosity * diffusivity) / lengthM,
            }),
      },
      endTimeS: 30 * tauMacroS,
      outputTimesS: outputs(tauMacroS),
    });
  });

const gab = fc.record({
  model: fc.constant('gab' as const),
  monolayerKgPerKg: logBetween(1e-4, 0.1),
  c: logBetween(2, 100),
  k: between(0.5, 0.9),
});

/** Both scales with isotherms of a kind, D(c), between activities of 0 and 0.9. */
function caseWith(
  isotherm: fc.Arbitrary<SingleIsotherm>,
  step: fc.Arbitrary<{ initial: number; boundary: number }>,
): fc.Arbitrary<TransportCase> {
  return fc
    .record({
      coating,
      step,
      wettest: between(0.1, 0.9),
      solid: isotherm,
      micro: isotherm,
      exponent: between(-3, 5),
      temperatureK: isothermTemperatureK,
    })
    .map(({ coating: { porosity, geometry, resistances, ratio, biot }, step, ...rest }) => {
      const { wettest: share, solid, micro, exponent, temperatureK } = rest;
      const limit = Math.min(
        activityLimit(solid, temperatureK),
        activityLimit(micro, temperatureK),
      );
      const wettest = share * Math.min(1, limit);
      const microConcentration = 1600 * loading(micro, wettest, temperatureK);
      return parsedCase({
        format: 'postdry.transport/1',
        name: 'random isotherms',
        resistances,
        macro: { lengthM: 0.02, volumeFraction: 0.92, porosity, gasDiffusivityM2PerS: 1e-5 },
        micro: {
          lengthM: 5e-7,
          diffusivityM2PerS: 5e-7 ** 2 / (ratio * 1e4),
          geometry,
          concentrationExponent: exponent,
          referenceConcentrationKgPerM3: microConcentration / 1.5,
        },
        sorption: {
          kind: 'isotherms',
          temperatureK,
          solid: { densityKgPerM3: 2200, ...solid },
          micro: { densityKgPerM3: 1600, ...micro },
        },
        initial: { waterActivity: step.initial * wettest },
        boundary: {
          waterActivity: step.boundary * wettest,
          ...(biot === undefined ? {} : { massTransferCoefficientMPerS: biot * 1e-4 }),
        },
        endTimeS: 3e5,
        outputTimesS: outputs(1e4),
      });
    });
}

/** GAB isotherms, both directions. */
export const isothermTransportCase = caseWith(gab, step);

/**
 * Any isotherms of one material, drying. Uptake from dry along a nearly infinite slope at a = 0 runs
 * as a front whose water balance closes to 1e-9 only.
 */
export const anyIsothermDryingCase = caseWith(singleIsotherm, drying);
