/*
 * Nonlinear coatings of unit size (contents, driving values, lengths and times of about 1) that use
 * everything the model offers; the start is at u = 0.8.
 */
import type {
  MacroPotential,
  Segment,
  TwoScaleProblem,
} from '#shared/numerics/model/two-scale-problem.ts';
import { activatedDiffusivity, langmuir } from './relations.ts';

const constant = (value: number) => () => value;

function segment(startS: number, endS: number, changes: Partial<Segment> = {}): Segment {
  return {
    startS,
    endS,
    boundaryDriving: constant(0.1),
    temperatureK: constant(333.15),
    macroConductance: constant(1),
    ...changes,
  };
}

/** Drying at one temperature, one class of cylinders. */
export const moistCoating: TwoScaleProblem = {
  macro: { lengthM: 1, content: langmuir(0.8, 3), solid: langmuir(1, 3), resisted: true },
  micro: [
    {
      volumeFraction: 0.4,
      lengthM: 0.5,
      geometry: 'cylinder',
      interfaceContent: langmuir(1.5, 1),
      diffusivity: activatedDiffusivity(0.3, 1),
      resisted: true,
    },
  ],
  initialDriving: 0.8,
  initialTemperatureK: 333.15,
  segments: [segment(0, 2)],
};

/** Heated along a ramp, then at once, behind a gas film; isotherms and diffusivity follow. */
export const heatedCoating: TwoScaleProblem = {
  macro: {
    lengthM: 1,
    content: langmuir(0.8, 3, 3000),
    solid: langmuir(1, 3, 3000),
    resisted: true,
  },
  micro: [
    {
      volumeFraction: 0.4,
      lengthM: 0.5,
      geometry: 'slab',
      interfaceContent: langmuir(1.5, 1, 2500),
      diffusivity: activatedDiffusivity(0.2, 0.8, 4000),
      resisted: true,
    },
  ],
  initialDriving: 0.8,
  initialTemperatureK: 313.15,
  segments: [
    segment(0, 0.4, {
      temperatureK: (timeS) => 313.15 + 50 * timeS,
      filmConductance: constant(3),
      macroConductance: (timeS) => 0.8 + timeS,
      boundaryDriving: (timeS) => 0.3 * Math.exp(-timeS),
    }),
    segment(0.4, 0.6, { temperatureK: constant(363.15), filmConductance: constant(3) }),
    segment(0.6, 2, { temperatureK: constant(343.15), filmConductance: constant(5) }),
  ],
};

/** Two classes of different shape, dried, moistened and dried again. */
export const slabAndSphereCoating: TwoScaleProblem = {
  macro: { lengthM: 1, content: langmuir(0.8, 3), solid: langmuir(1, 3), resisted: true },
  micro: [
    { ...moistCoating.micro[0]!, volumeFraction: 0.2, geometry: 'slab' },
    {
      ...moistCoating.micro[0]!,
      volumeFraction: 0.3,
      geometry: 'sphere',
      interfaceContent: langmuir(0.7, 6),
      diffusivity: activatedDiffusivity(0.05, -1),
    },
  ],
  initialDriving: 0.8,
  initialTemperatureK: 333.15,
  segments: [
    segment(0, 0.25),
    segment(0.25, 0.6, { boundaryDriving: constant(1) }),
    segment(0.6, 2, { boundaryDriving: constant(0) }),
  ],
};

/** A mobility that grows with the driving value, and with time: theta = u + g u^2/2. */
const growingMobility: MacroPotential = {
  evaluate(input, count, timeS, potential, mobility) {
    const growth = 4 + timeS;
    for (let i = 0; i < count; i++) {
      const u = input[i]!;
      potential[i] = u + (growth * u * u) / 2;
      mobility[i] = 1 + growth * u;
    }
  },
};

/** Drying with a macro flux that depends on the state, and later does not any more. */
export const pushedCoating: TwoScaleProblem = {
  ...moistCoating,
  segments: [segment(0, 0.25, { macroPotential: growingMobility }), segment(0.25, 2)],
};

/** The same behind a gas film. */
export const pushedFilmCoating: TwoScaleProblem = {
  ...moistCoating,
  segments: [segment(0, 2, { macroPotential: growingMobility, filmConductance: constant(3) })],
};
