import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMinimum } from '#shared/estimation/drying/drying-minimum.ts';
import { dryingModels, type DryingParameterName } from '#shared/estimation/drying/drying-model.ts';
import { dryingProblem } from '#shared/estimation/drying/drying-problem.ts';
import { fitDryingRun } from '#shared/estimation/drying/fit-drying-run.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';
import { drain } from '../../../support/drain.ts';
import { FIGURE_7, fitOf, syntheticRun, TRUTH, valueOf } from '../../../support/drying-runs.ts';
import { normalNumbers } from '../../../support/fit-models.ts';

const names = Object.keys(TRUTH) as (keyof typeof TRUTH)[];

describe('a fit of a drying curve without noise', () => {
  it('finds the parameters that it was made with', () => {
    const fit = fitOf(syntheticRun({ duration: 20, points: 60 }), { model: 'two-scale' });
    expect(fit.outcome).toBe('converged');
    for (const name of names) {
      const size = name === 'equilibrium' ? TRUTH.initial : TRUTH[name];
      expect(Math.abs(valueOf(fit, name) - TRUTH[name]) / size).toBeLessThan(1e-6);
    }
    expect(fit.rmse).toBeLessThan(1e-9 * TRUTH.initial);
  });

  it('finds them for an uptake as well', () => {
    const truth = { initial: 2e-4, equilibrium: 1.1e-3 };
    const run = syntheticRun({ duration: 20, points: 60, truth });
    const fit = fitOf(run, { model: 'two-scale' });
    expect(valueOf(fit, 'initial') / truth.initial).toBeCloseTo(1, 5);
    expect(valueOf(fit, 'equilibrium') / truth.equilibrium).toBeCloseTo(1, 5);
    expect(valueOf(fit, 'tauMicroS') / FIGURE_7.tauMicroS).toBeCloseTo(1, 5);
  });

  it('meets the curve of any parameters, whether the points determine them or not', () => {
    const decades = (low: number, high: number) =>
      fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(
        decades(0.5, 30),
        decades(0.02, 50),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (duration, ratio, microShare) => {
          const truth = { microShare, tauMicroS: ratio * TRUTH.tauMacroS };
          const run = syntheticRun({ duration, points: 40, truth });
          const setup = { model: 'two-scale' } as const;
          const { fit } = drain(findMinimum(run, setup, dryingProblem(run, setup)));
          expect(Math.sqrt(fit.sumOfSquares / 40)).toBeLessThan(1e-3);
        },
      ),
      { numRuns: 40, seed: 20_260_223 },
    );
  });

  it('finds a dead time to a part of the sampling interval', () => {
    const run = syntheticRun({ duration: 8, points: 200 });
    const interval = run.timesS[0]!;
    const late = { ...run, timesS: run.timesS.map((timeS) => timeS + 6.3 * interval) };
    const before = {
      timesS: [0, 1, 2, 3, 4, 5, 6].map((k) => k * interval),
      content: Array(7).fill(TRUTH.initial),
    };
    const fit = fitOf(
      {
        timesS: [...before.timesS, ...late.timesS],
        content: [...(before.content as number[]), ...late.content],
      },
      { model: 'two-scale', freeDeadTime: true, fixed: { equilibrium: 0 } },
    );
    expect(Math.abs(valueOf(fit, 'deadTimeS') / interval - 6.3)).toBeLessThan(0.5);
    expect(valueOf(fit, 'tauMacroS') / FIGURE_7.tauMacroS).toBeCloseTo(1, 1);
  });
});

describe('a fit of a drying curve', () => {
  const run = syntheticRun({ duration: 5, points: 40, noise: 0.005 });
  const known = { equilibrium: 0, initial: TRUTH.initial };

  it.each([
    { duration: 5, free: 0.11, withBeta: 0.04, precision: 0.1 },
    { duration: 20, free: 0.05, withBeta: 0.03, precision: 0.25 },
  ])(
    'has the errors of an independent analysis after $duration tau_macro',
    ({ duration, free, withBeta, precision }) => {
      const exact = syntheticRun({ duration, points: 40 });
      // Scatter stated as it is in the analysis, without any in the points.
      const stated = { ...exact, sigma: exact.timesS.map(() => 0.005 * TRUTH.initial) };
      const relativeError = (fixed: Partial<Record<DryingParameterName, number>>) => {
        const fit = fitOf(stated, { model: 'two-scale', fixed });
        return (fit.parameters.tauMicroS.standardError ?? NaN) / FIGURE_7.tauMicroS;
      };
      expect(Math.abs(relativeError(known) / free - 1)).toBeLessThan(precision);
      const alsoBeta = relativeError({ ...known, microShare: FIGURE_7.microShare });
      expect(Math.abs(alsoBeta / withBeta - 1)).toBeLessThan(precision);
    },
  );

  it('gives known values no errors and absent ones no value', () => {
    const { parameters } = fitOf(run, { model: 'macro', fixed: { equilibrium: 0 } });
    const none = { standardError: null, interval95: [null, null], profile95: [null, null] };
    expect(parameters.equilibrium).toMatchObject({ value: 0, status: 'fixed', ...none });
    expect(parameters.tauMicroS).toMatchObject({ value: null, status: 'absent', ...none });
    expect(parameters.microShare.value).toBeNull();
    expect(parameters.tauMacroS.status).toBe('fitted');
  });

  it('is the same with the same seed', () => {
    const setup = { model: 'two-scale', seed: 5 } as const;
    expect(fitOf(run, setup)).toEqual(fitOf(run, setup));
  });

  it('has a curve within its bands, wider for a new point', () => {
    const { curve, residuals } = fitOf(run, { model: 'two-scale', fixed: known });
    const outside = residuals.values.filter(
      (value, i) => Math.abs(value) > curve.predictionHalfWidth![i]!,
    );
    expect(outside.length).toBeLessThanOrEqual(6);
    curve.confidenceHalfWidth!.forEach((half, i) =>
      expect(half).toBeLessThan(curve.predictionHalfWidth![i]!),
    );
  });

  it('ends when it is cancelled', () => {
    const fitting = fitDryingRun(run, { model: 'two-scale' });
    fitting.next();
    expect(fitting.next('cancel')).toEqual({ done: true, value: undefined });
  });

  it('refuses what cannot be fitted and says why', () => {
    const flat = { timesS: run.timesS, content: run.timesS.map(() => 3) };
    expect(() => fitOf(flat, { model: 'macro' })).toThrow(/does not change/);
    expect(() => fitOf(run, { model: 'macro', fixed: { microShare: 0.1 } })).toThrow(
      EstimationError,
    );
    expect(() => fitOf(run, { model: 'two-scale', fixed: { microShare: 1.2 } })).toThrow(/0 to 1/);
    expect(() => fitOf(run, { model: 'two-scale', fixed: { tauMacroS: 0 } })).toThrow(/above 0/);
  });
});

describe('the unit of a run', () => {
  const run = syntheticRun({ duration: 5, points: 60, noise: 0.005 });
  const units = [
    { what: 'minutes and wt-ppm', time: 1 / 60, content: 1e6, shift: 0 },
    { what: 'hours and g/kg', time: 1 / 3600, content: 1e3, shift: 0 },
    {
      what: 'minutes and the mass of a sample in kg',
      time: 1 / 60,
      content: 6.988e-6,
      shift: 6.988e-6,
    },
  ];

  it.each(units.flatMap((unit) => dryingModels.map((model) => ({ ...unit, model }))))(
    'changes nothing: $model in $what',
    ({ time, content, shift, model }) => {
      const other = {
        timesS: run.timesS.map((timeS) => timeS * time),
        content: run.content.map((value) => value * content + shift),
      };
      // With everything free, so that the points leave some parameters loose.
      const [one, two] = [run, other].map((each) => fitOf(each, { model, starts: 4 }));
      for (const [name, parameter] of Object.entries(one!.parameters)) {
        const factor = name.startsWith('tau')
          ? time
          : /initial|equilibrium/.test(name)
            ? content
            : 1;
        const offset = /initial|equilibrium/.test(name) ? shift : 0;
        const counterpart = two!.parameters[name as DryingParameterName];
        expect(counterpart.status).toBe(parameter.status);
        const pairs = [
          [parameter.value, counterpart.value],
          ...parameter.profile95.map((end, k) => [end, counterpart.profile95[k]!]),
        ] as const;
        for (const [before, after] of pairs) {
          expect(after === null).toBe(before === null);
          if (before === null) continue;
          const size = Math.max(Math.abs(before), offset === 0 ? 0 : TRUTH.initial);
          const returned = ((after ?? NaN) - offset) / factor;
          if (parameter.status !== 'fixed')
            expect(Math.abs(returned - before)).toBeLessThan(1e-9 * size);
        }
      }
    },
  );
});

describe('the problem of a long run in few numbers', () => {
  const long = syntheticRun({ duration: 5, points: 900, noise: 0.005 });
  const sumAt = (problem: LeastSquaresProblem, values: Float64Array): number => {
    const out = new Float64Array(problem.pointCount);
    problem.residuals(values, out);
    return out.reduce((sum, value, i) => sum + (value / (problem.sigma?.[i] ?? 1)) ** 2, 0);
  };
  const deviations = normalNumbers(9, 900).map((value) => 5e-6 * (1 + 0.3 * Math.abs(value)));

  it.each([
    { what: 'equal weights', run: long, setup: { model: 'two-scale' } as const },
    {
      what: 'stated errors',
      run: { ...long, sigma: deviations },
      setup: { model: 'two-scale' } as const,
    },
    {
      what: 'a free dead time',
      run: long,
      setup: { model: 'two-scale', freeDeadTime: true } as const,
    },
    {
      what: 'a known dead time',
      run: long,
      setup: { model: 'two-scale', fixed: { deadTimeS: 100 } } as const,
    },
  ])('has the same sum of squares and slopes with $what', ({ run, setup }) => {
    const { problem, fast } = dryingProblem(run, setup);
    expect(fast.pointCount).toBeLessThan(problem.pointCount / 3);
    const dead = problem.parameters.at(-1)!.start;
    for (const values of [
      [0.2, 3, 0.1, 0, 1.1, 0.1, dead],
      [0.02, 30, 0.8, 0, 0.9, -0.3, setup.freeDeadTime === true ? 0.07 : dead],
    ].map((list) => Float64Array.from(list))) {
      expect(sumAt(fast, values) / sumAt(problem, values)).toBeCloseTo(1, 11);
      const gradients = [problem, fast].map((each) => {
        const residuals = new Float64Array(each.pointCount);
        const slopes = new Float64Array(each.pointCount * values.length);
        each.residuals(values, residuals);
        each.jacobian!(values, slopes);
        const weight = (i: number) => 1 / (each.sigma?.[i] ?? 1) ** 2;
        return Array.from(values, (_, k) =>
          residuals.reduce(
            (sum, r, i) => sum + r * weight(i) * slopes[k * each.pointCount + i]!,
            0,
          ),
        );
      });
      gradients[0]!.forEach((slope, k) =>
        expect(Math.abs(slope - gradients[1]![k]!)).toBeLessThan(1e-8 * (1 + Math.abs(slope))),
      );
    }
  });
});
