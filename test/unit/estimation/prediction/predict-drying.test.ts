/** Errors are carried on as repeated measurements would show them. */
import { describe, expect, it } from 'vitest';
import { parseCaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import { EXPERIMENT_FORMAT } from '#shared/domain/experiment/experiment.ts';
import { fitExperiment } from '#shared/estimation/experiment/fit-experiment.ts';
import type { KnownTimes } from '#shared/estimation/prediction/known-times.ts';
import { predictDrying } from '#shared/estimation/prediction/predict-drying.ts';
import { timesOfFit } from '#shared/estimation/prediction/times-of-fit.ts';
import { drain } from '../../../support/drain.ts';
import { FIGURE_7, syntheticRun } from '../../../support/drying-runs.ts';
import { normalNumbers } from '../../../support/fit-models.ts';
import { workflowFolder } from '../../../support/make-workflow-records.ts';

const parsed = parseCaseDocument(readFileSync(path.join(workflowFolder, 'coil-case.json'), 'utf8'));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
const coil = parsed.value;

const known = (values: KnownTimes['values'], covariance: KnownTimes['covariance']): KnownTimes => ({
  values,
  covariance,
  withoutError: [],
  microGeometry: 'slab',
  runs: ['one'],
});

function twoScaleFit(seed: number, fixed: Record<string, number>): FitRecord {
  const { timesS, content } = syntheticRun({ duration: 12, points: 120, noise: 0.01, seed });
  const experiment = {
    format: EXPERIMENT_FORMAT as typeof EXPERIMENT_FORMAT,
    title: `run ${seed}`,
    source: { fileName: 'run.csv', sha256: 'ab', instrument: null, sheet: null },
    timeS: [...timesS],
    waterContentKgPerKg: [...content],
    rowsRead: timesS.length,
    rowsRejected: [],
    understood: [],
    warnings: [],
  };
  const request = {
    fromS: 0,
    model: 'two-scale',
    microGeometry: 'slab',
    freeDeadTime: false,
    compare: false,
    starts: 2,
    fixed,
  } as const;
  return drain(fitExperiment(experiment, request))!;
}

const spread = (list: readonly number[]): number => {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1));
};

describe('a prediction', () => {
  const covariance = [
    [4e-4, -1e-4, 2e-5],
    [-1e-4, 9e-4, -3e-5],
    [2e-5, -3e-5, 4e-6],
  ];
  const values = { tauMacroS: 1800, tauMicroS: 30_600, microShare: 0.11 };

  it('spreads as draws from the covariance do', () => {
    const target = { ...coil, target: { value: 100, unit: 'wt-ppm' as const } };
    const { record } = predictDrying(target, known(values, covariance), 0.02);
    // Cholesky factor of the covariance, by hand: draws of ln tau_macro, ln tau_micro and beta.
    const [a, b, c] = [0.02, -5e-3, 1e-3];
    const d = Math.sqrt(9e-4 - b * b);
    const e = (-3e-5 - b * c) / d;
    const f = Math.sqrt(4e-6 - c * c - e * e);
    const [one, two, three] = [1, 2, 3].map((seed) => normalNumbers(seed, 400)) as [
      number[],
      number[],
      number[],
    ];
    // The content at the start is that of the case, whatever beta is.
    const times = one.map((x, i) => {
      const [y, z] = [two[i]!, three[i]!];
      const drawn = {
        tauMacroS: values.tauMacroS * Math.exp(a * x),
        tauMicroS: values.tauMicroS * Math.exp(b * x + d * y),
        microShare: values.microShare + c * x + e * y + f * z,
      };
      const zero = covariance.map((row) => row.map(() => 0));
      const shifted = predictDrying(target, known(drawn, zero), 0.02).record;
      const start = record.curve.content[0]! / shifted.curve.content[0]!;
      const sameShare = { ...target, target: { value: 100 / start, unit: 'wt-ppm' as const } };
      return predictDrying(sameShare, known(drawn, zero), 0.02).record.timeToTargetS!;
    });
    const [low, high] = record.timeToTarget95S!;
    const sigma = Math.log(high / low) / (2 * 1.959964);
    expect(spread(times.map(Math.log)) / sigma).toBeCloseTo(1, 1);
  });

  it('has no width without errors, and says when the target is out of reach', () => {
    const zero = covariance.map((row) => row.map(() => 0));
    const { record } = predictDrying(coil, known(values, zero), undefined);
    expect(record.timeToTarget95S).toEqual([record.timeToTargetS, record.timeToTargetS]);
    expect(record.scaling).toBeNull();
    expect(record.statements[0]).toContain('taken as it is');
    const wet = {
      ...coil,
      transportCase: {
        ...coil.transportCase,
        boundary: {
          solidConcentrationKgPerM3: 0.5 * coil.transportCase.initial.solidConcentrationKgPerM3!,
        },
      },
    };
    const never = predictDrying(wet, known(values, zero), undefined).record;
    expect([never.timeToTargetS, never.timeToTarget95S]).toEqual([null, null]);
    expect(never.statements.join()).toContain('not reached');
  });

  it('carries the error of a known value on as repeated fits with other known values do', () => {
    const fixed = { tauMicroS: FIGURE_7.tauMicroS, microShare: FIGURE_7.microShare };
    const fit = twoScaleFit(3, fixed);
    const one = fit.parameters.tauMicroS;
    const other = {
      ...fit,
      parameters: { ...fit.parameters, tauMicroS: { ...one, standardError: 0.1 * one.value! } },
    };
    const alone = timesOfFit(fit).covariance;
    const carried = timesOfFit(fit, other).covariance;
    const tauMacro = (change: number): number =>
      twoScaleFit(3, { ...fixed, tauMicroS: fixed.tauMicroS * Math.exp(change) }).parameters
        .tauMacroS.value!;
    const slope = Math.log(tauMacro(0.02) / tauMacro(-0.02)) / 0.04;
    expect(slope).not.toBeCloseTo(0, 2);
    expect((carried[0]![0]! - alone[0]![0]!) / (0.1 * slope) ** 2).toBeCloseTo(1, 1);
    expect(carried[0]![1]! / (0.01 * slope)).toBeCloseTo(1, 1);
    expect(carried[1]![1]).toBeCloseTo(0.01, 12);
  });
});
