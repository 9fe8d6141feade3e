import type { Diffusivity, Relation } from '#shared/numerics/model/two-scale-problem.ts';

/** A relation from scalar functions of the driving value and the temperature. */
export function relation(
  content: (driving: number, temperatureK: number) => number,
  slopeOf: (driving: number, temperatureK: number) => number,
): Relation {
  return {
    proportional: false,
    evaluate(input, from, count, temperatureK, value, slope, to) {
      for (let i = 0; i < count; i++) {
        value[to + i] = content(input[from + i]!, temperatureK);
        slope[to + i] = slopeOf(input[from + i]!, temperatureK);
      }
    },
  };
}

/** Diffusivity and Kirchhoff potential from scalar functions of the content and the temperature. */
export function diffusivityLaw(
  potentialOf: (content: number, temperatureK: number) => number,
  diffusivityOf: (content: number, temperatureK: number) => number,
): Diffusivity {
  return {
    constant: false,
    evaluate(input, from, count, temperatureK, potential, diffusivity, to) {
      for (let i = 0; i < count; i++) {
        potential[to + i] = potentialOf(input[from + i]!, temperatureK);
        diffusivity[to + i] = diffusivityOf(input[from + i]!, temperatureK);
      }
    },
  };
}

const referenceK = 333.15;

/** Van 't Hoff factor at constant loading: 1 at 333.15 K, falls with the temperature. */
function affinity(energyK: number, temperatureK: number): number {
  return Math.exp(energyK * (1 / temperatureK - 1 / referenceK));
}

/** Langmuir isotherm c = capacity b u/(1 + b u), b with van 't Hoff; linear below u = 0. */
export function langmuir(capacity: number, b0: number, energyK = 0): Relation {
  const b = (temperatureK: number) => b0 * affinity(energyK, temperatureK);
  return relation(
    (u, t) => (capacity * b(t) * u) / (1 + b(t) * Math.max(0, u)),
    (u, t) => (capacity * b(t)) / (1 + b(t) * Math.max(0, u)) ** 2,
  );
}

/** D = d0 exp(rate c) with an Arrhenius factor that is 1 at 333.15 K. */
export function activatedDiffusivity(d0: number, rate: number, energyK = 0): Diffusivity {
  const d = (temperatureK: number) => d0 / affinity(energyK, temperatureK);
  return diffusivityLaw(
    (c, t) => (d(t) / rate) * Math.expm1(rate * c),
    (c, t) => d(t) * Math.exp(rate * c),
  );
}
