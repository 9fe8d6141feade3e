import fc from 'fast-check';
import type { Isotherm } from '#shared/physics/isotherm/isotherm.ts';
import type { SingleIsotherm } from '#shared/physics/isotherm/single-isotherm.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const logBetween = (lowest: number, highest: number) =>
  between(Math.log10(lowest), Math.log10(highest)).map((exponent) => 10 ** exponent);

const loadingKgPerKg = logBetween(1e-5, 1);
const affinity = logBetween(0.01, 1e3);
const exponent = between(0.1, 1);
const henryCutOffActivity = logBetween(1e-5, 0.05);

/** Points that rise by steps of very different size. */
const points = fc
  .array(fc.record({ width: logBetween(0.01, 1), rise: logBetween(1e-3, 1) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((steps) => {
    const total = steps.reduce((sum, { width }) => sum + width, 0);
    let [activity, loading] = [0, 0];
    return steps.map(({ width, rise }) => {
      activity += (0.95 * width) / total;
      loading += rise;
      return { activity, loadingKgPerKg: loading };
    });
  });

function of<const Model extends SingleIsotherm['model'], Parameters extends object>(
  model: Model,
  parameters: { [Key in keyof Parameters]: fc.Arbitrary<Parameters[Key]> },
): fc.Arbitrary<Parameters & { model: Model }> {
  return fc.record<Parameters>(parameters).map((values) => ({ ...(values as Parameters), model }));
}

/** Every model of one material, at its reference temperature. */
export const referenceIsotherms = {
  gab: of('gab', {
    monolayerKgPerKg: loadingKgPerKg,
    c: logBetween(0.1, 200),
    k: between(0.1, 1),
  }),
  linear: of('linear', { slopeKgPerKg: loadingKgPerKg }),
  langmuir: of('langmuir', { capacityKgPerKg: loadingKgPerKg, affinity }),
  bet: of('bet', { monolayerKgPerKg: loadingKgPerKg, c: logBetween(0.1, 200) }),
  freundlich: of('freundlich', {
    unitLoadingKgPerKg: loadingKgPerKg,
    exponent,
    henryCutOffActivity,
  }),
  'flory-huggins': of('flory-huggins', {
    interaction: between(-0.5, 10),
    densityKgPerM3: between(900, 2000),
  }),
  'dubinin-serpinsky': of('dubinin-serpinsky', {
    primarySitesKgPerKg: loadingKgPerKg,
    rateRatio: logBetween(0.1, 100),
    fullLoadingKgPerKg: loadingKgPerKg,
  }),
  sips: of('sips', { capacityKgPerKg: loadingKgPerKg, affinity, exponent, henryCutOffActivity }),
  toth: of('toth', {
    capacityKgPerKg: loadingKgPerKg,
    affinity,
    heterogeneity: between(0.1, 10),
  }),
  tabulated: of('tabulated', { points }),
} satisfies {
  [Model in SingleIsotherm['model']]: fc.Arbitrary<Extract<SingleIsotherm, { model: Model }>>;
};

const referenceIsotherm: fc.Arbitrary<SingleIsotherm> = fc.oneof(
  ...Object.values<fc.Arbitrary<SingleIsotherm>>(referenceIsotherms),
);

/** Any model of one material, with and without a heat of sorption. */
export const singleIsotherm: fc.Arbitrary<SingleIsotherm> = fc
  .record({
    isotherm: referenceIsotherm,
    shift: fc.oneof(
      fc.constant({}),
      fc.record({ netIsostericHeatJPerMol: between(-1e4, 2e4) }),
      fc.record({
        netIsostericHeatJPerMol: between(-1e4, 2e4),
        referenceTemperatureK: between(283, 393),
      }),
    ),
  })
  .map(({ isotherm, shift }) => ({ ...isotherm, ...shift }));

/** Any isotherm: one material or a mixture of up to four. */
export const anyIsotherm: fc.Arbitrary<Isotherm> = fc.oneof(
  { weight: 4, arbitrary: singleIsotherm },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.record({ part: between(0.01, 1), isotherm: singleIsotherm }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((components) => {
        const total = components.reduce((sum, { part }) => sum + part, 0);
        return {
          model: 'weighted-sum' as const,
          components: components.map(({ part, isotherm }) => ({
            massFraction: Math.min(1, part / total),
            isotherm,
          })),
        };
      }),
  },
);

export const isothermTemperatureK = between(283, 393);
