import { describe, expect, it } from 'vitest';
import {
  simulateVariedCase,
  valuesAtPaths,
  type VariedCase,
} from '#shared/estimation/physical/case-simulation.ts';
import {
  fitSimulatedRuns,
  type SimulatedFit,
  type SimulatedFitRequest,
} from '#shared/estimation/physical/fit-simulated-runs.ts';
import { numberAtPath, withNumberAtPath } from '#shared/domain/case/number-at-path.ts';
import { simulatedProblem } from '#shared/estimation/physical/simulated-problem.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { drain } from '../../../support/drain.ts';
import { normalNumbers } from '../../../support/fit-models.ts';
import { isothermCase, withValue } from '../../../support/transport-cases.ts';

const DIFFUSIVITY = 'micro.diffusivityM2PerS';
const ENERGY = 'micro.activationEnergyJPerMol';
const timesS = Array.from({ length: 40 }, (_, i) => Math.round(60 * (i + 1) ** 1.35));

/** Curved isotherms, a diffusivity of the binder that follows the temperature. */
const nonlinear = {
  ...isothermCase,
  dryCoatingDensityKgPerM3: 1200,
  micro: {
    ...isothermCase.micro,
    diffusivityM2PerS: 4e-16,
    activationEnergyJPerMol: 20_000,
    referenceTemperatureK: 333.15,
  },
};

function casesAt(temperaturesK: readonly number[], paths: string[]): VariedCase[] {
  return temperaturesK.map((temperatureK) => ({
    document: withValue(nonlinear, 'sorption.temperatureK', temperatureK),
    paths,
    timesS,
    compared: 'absolute',
  }));
}

function measured(each: VariedCase, truth: readonly number[], seed: number): number[] {
  const exact = simulateVariedCase(each, truth)!;
  const noise = normalNumbers(seed, exact.length);
  return exact.map((value, i) => value + 0.003 * exact[0]! * noise[i]!);
}

type Asked = Omit<SimulatedFitRequest, 'starts' | 'seed'> &
  Partial<Pick<SimulatedFitRequest, 'starts' | 'seed'>>;

function fitOf(request: Asked): SimulatedFit {
  const fit = drain(fitSimulatedRuns({ starts: 0, seed: 1, ...request }));
  if (fit === undefined) throw new Error('The fit was cancelled.');
  return fit;
}

const diffusivity = {
  name: DIFFUSIVITY,
  start: 4e-16,
  lower: 1e-19,
  upper: 1e-12,
  transform: 'log',
} as const;
const energy = { name: ENERGY, start: 2e4, lower: 0, upper: 2e5, transform: 'none' } as const;

describe('a fit through simulations', () => {
  it('finds diffusivity and activation energy from runs at three temperatures', () => {
    const truth = [1e-16, 4e4];
    const cases = casesAt([333.15, 353.15, 373.15], [DIFFUSIVITY, ENERGY]);
    const fit = fitOf({
      parameters: [diffusivity, energy],
      runs: cases.map((each, k) => ({
        compared: 'absolute',
        run: { timesS, content: measured(each, truth, 50 + k) },
      })),
      simulate: (values, run) => simulateVariedCase(cases[run]!, values),
      profile: true,
    });
    expect(fit.outcome).toBe('converged');
    fit.parameters.forEach(({ value, standardError, profile95, interval95 }, k) => {
      // Four standard errors: one data set is no test of coverage.
      expect(Math.abs(value - truth[k]!)).toBeLessThan(4 * standardError!);
      // Close to linear here, so both intervals are nearly the same.
      profile95.forEach((end, side) =>
        expect(Math.abs(end! - interval95[side]!)).toBeLessThan(0.1 * standardError!),
      );
    });
    fit.runs.forEach(({ rmse, content }) => expect(rmse / content[0]!).toBeLessThan(0.005));
    expect(fit.simulations).toBeLessThan(3000);
  });

  it('cannot tell diffusivity from activation energy at one temperature', () => {
    const [only] = casesAt([373.15], [DIFFUSIVITY, ENERGY]);
    const run = { timesS, content: measured(only!, [1e-16, 4e4], 7) };
    const fit = fitOf({
      parameters: [diffusivity, energy],
      runs: [{ compared: 'absolute', run }],
      simulate: (values) => simulateVariedCase(only!, values),
      profile: false,
    });
    const [first, second] = fit.parameters;
    const isLoose =
      first!.status === 'not-identifiable' ||
      Math.abs(fit.correlation[0]?.[1] ?? 1) > 0.999 ||
      second!.status === 'at-bound';
    expect(isLoose).toBe(true);
  });

  it('fits what a film and an isotherm are, with ends of the run that are free', () => {
    const paths = ['boundary.massTransferCoefficientMPerS', 'sorption.micro.monolayerKgPerKg'];
    const document = withValue(nonlinear, paths[0]!, 0.05);
    const each: VariedCase = { document, paths, timesS, compared: 'ends' };
    const truth = [0.02, 0.02];
    const shares = simulateVariedCase(each, truth)!;
    const noise = normalNumbers(12, shares.length);
    const content = shares.map((share, i) => 5e-4 + 2e-3 * (share + 0.002 * noise[i]!));
    const fit = fitOf({
      parameters: [
        { name: paths[0]!, start: 0.05, lower: 1e-4, upper: 10, transform: 'log' },
        { name: paths[1]!, start: 0.01, lower: 1e-4, upper: 0.5, transform: 'log' },
      ],
      runs: [{ compared: 'ends', run: { timesS, content } }],
      simulate: (values) => simulateVariedCase(each, values),
      profile: false,
    });
    expect(fit.outcome).toBe('converged');
    expect(fit.parameters.map(({ name }) => name).slice(2)).toEqual(['initial 0', 'equilibrium 0']);
    [...truth, 2.5e-3, 5e-4].forEach((value, k) => {
      const { interval95 } = fit.parameters[k]!;
      const middle = (interval95[0]! + interval95[1]!) / 2;
      expect(interval95[0]! - (middle - interval95[0]!)).toBeLessThan(value);
      expect(interval95[1]! + (interval95[1]! - middle)).toBeGreaterThan(value);
    });
  });

  it('refuses a start that cannot be simulated and a fit of nothing', () => {
    const [only] = casesAt([333.15], [DIFFUSIVITY]);
    const run = { timesS, content: timesS.map((_, i) => 1e-3 - 1e-5 * i) };
    const request = {
      parameters: [diffusivity],
      runs: [{ compared: 'absolute' as const, run }],
      simulate: () => undefined,
      profile: false,
    };
    expect(() => fitOf(request)).toThrow(/fails at the starting values/);
    const fixed = { ...request, parameters: [{ ...diffusivity, fixed: true }] };
    expect(() => fitOf(fixed)).toThrow(EstimationError);
    const noDensity = { ...only!, document: { ...isothermCase } };
    expect(() => simulateVariedCase(noDensity, [1e-16])).toThrow(/dry mass/);
  });
});

describe('the starts of a fit through simulations', () => {
  const times = Array.from({ length: 30 }, (_, i) => 0.1 * (i + 1));
  const noise = normalNumbers(31, times.length);
  /** The exponent does not know which side of 1.2 the rate lies on: two minima that are alike. */
  const twoValleys = () => ({
    parameters: [{ name: 'rate', start: 2.6, lower: 0.01, upper: 3, transform: 'none' } as const],
    runs: [
      {
        compared: 'absolute' as const,
        run: { timesS: times, content: times.map((t, i) => Math.exp(-0.8 * t) + 0.01 * noise[i]!) },
      },
    ],
    simulate: ([rate]: Float64Array) =>
      times.map((t) => Math.exp(-(0.16 + (rate! - 1.2) ** 2) * t)),
    profile: false,
  });

  it('find another minimum that is as good, and say so', () => {
    const { starts, parameters } = fitOf({ ...twoValleys(), starts: 5, seed: 3 });
    const [other] = starts.another!;
    expect([parameters[0]!.value, other].sort()).toEqual([
      expect.closeTo(0.4, 1),
      expect.closeTo(2, 1),
    ]);
    expect(starts.reached).toBeGreaterThan(0);
    expect(starts).toMatchObject({ asked: 6, ended: 6 });
  });

  it('leave a minimum that is worse', () => {
    const bad = { ...twoValleys(), simulate: twoValleys().simulate };
    const simulate = (values: Float64Array) =>
      bad.simulate(values).map((value) => value + (values[0]! > 1.2 ? 0.05 : 0));
    const alone = fitOf({ ...bad, simulate });
    expect(alone.parameters[0]!.value).toBeGreaterThan(1.2);
    expect(alone.starts).toMatchObject({ asked: 1, ended: 1, reached: 1 });
    const fit = fitOf({ ...bad, simulate, starts: 5 });
    expect(fit.parameters[0]!.value).toBeCloseTo(0.4, 1);
    expect(fit.starts.another).toBeUndefined();
    expect(fit.starts.reached).toBeLessThan(6);
  });

  it('agree where there is one minimum; the seed decides the numbers', () => {
    const one = {
      ...twoValleys(),
      parameters: [{ name: 'rate', start: 1, lower: 0.05, upper: 20, transform: 'log' as const }],
      simulate: ([rate]: Float64Array) => times.map((t) => Math.exp(-rate! * t)),
    };
    const fit = fitOf({ ...one, starts: 3, seed: 9 });
    expect(fit.starts).toEqual({ asked: 4, ended: 4, reached: 4, another: undefined });
    expect(fitOf({ ...one, starts: 3, seed: 9 })).toEqual(fit);
    expect(fitOf({ ...one, starts: 3, seed: 10 }).simulations).not.toBe(fit.simulations);
  });

  it('keep the best one when they are cancelled', () => {
    const fitting = fitSimulatedRuns({ ...twoValleys(), profile: true, starts: 4, seed: 3 });
    const first = fitting.next();
    expect(first.value).toMatchObject({ part: { kind: 'start', number: 1, count: 5 } });
    let next = fitting.next();
    while (next.done !== true && next.value.part?.number !== 3) next = fitting.next();
    next = fitting.next('cancel');
    expect(next).toMatchObject({
      done: true,
      value: {
        outcome: 'cancelled',
        explanation: expect.stringContaining('2 of 5 starts') as string,
        starts: { asked: 5, ended: 2 },
      },
    });
    const kept = next.value as SimulatedFit;
    expect(kept.parameters[0]!.standardError).toBeGreaterThan(0);
    const early = fitSimulatedRuns({ ...twoValleys(), starts: 4, seed: 3 });
    early.next();
    expect(early.next('cancel')).toEqual({ done: true, value: undefined });
  });
});

describe('the problem of a simulated run', () => {
  it('has the slopes of the model, stepped inwards at a bound', () => {
    const times = [1, 2, 3, 4];
    const { problem } = simulatedProblem(
      [{ name: 'rate', start: 2, lower: 0.5, upper: 2, transform: 'log' }],
      [{ compared: 'ends', run: { timesS: times, content: [4, 3, 2, 1] } }],
      ([rate]) => times.map((time) => Math.exp(-rate! * time)),
    );
    for (const rate of [1.3, 2]) {
      const out = new Float64Array(12);
      problem.jacobian!(Float64Array.from([rate, 5, 1]), out);
      times.forEach((time, i) => {
        const share = Math.exp(-rate * time);
        expect(out[i]).toBeCloseTo(-4 * time * share, rate === 2 ? 1 : 3);
        expect(out[4 + i]).toBeCloseTo(share, 12);
        expect(out[8 + i]).toBeCloseTo(1 - share, 12);
      });
    }
  });
});

describe('numbers at paths', () => {
  const data = { a: [{ b: 1 }, { b: 2, c: 'x' }], d: { e: 3 } };

  it('are found and replaced in a copy', () => {
    expect(numberAtPath(data, 'a[1].b')).toBe(2);
    expect(numberAtPath(data, 'a[1].c')).toBeUndefined();
    expect(numberAtPath(data, 'a[2].b')).toBeUndefined();
    expect(numberAtPath(data, 'd.toString')).toBeUndefined();
    expect(withNumberAtPath(data, 'a[1].b', 9)).toEqual({
      a: [{ b: 1 }, { b: 9, c: 'x' }],
      d: { e: 3 },
    });
    expect(data.a[1]?.b).toBe(2);
  });

  it('are those of the part of a case that is edited', () => {
    expect(valuesAtPaths({ document: nonlinear, paths: [DIFFUSIVITY] })).toEqual([4e-16]);
    const document = { format: 'postdry.case/1', mode: 'direct', transportCase: nonlinear };
    expect(valuesAtPaths({ document, paths: [DIFFUSIVITY] })).toEqual([4e-16]);
    expect(() => valuesAtPaths({ document, paths: ['micro.tortuosity'] })).toThrow(
      /transportCase\.micro\.tortuosity/,
    );
  });
});
