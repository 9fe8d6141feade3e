/** The shipped example: made from the model, fitted with it, predicted with the uncertainty of the fits. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SYNTHETIC_INSTRUMENT, type Experiment } from '#shared/domain/experiment/experiment.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import { parseFitPlan } from '#shared/domain/fit/parse-fit-plan.ts';
import { exampleProjects } from '#shared/domain/project/example-projects.ts';
import { parseCaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { fitExperiment } from '#shared/estimation/experiment/fit-experiment.ts';
import { fitPlan } from '#shared/estimation/joint/fit-plan.ts';
import { predictDrying } from '#shared/estimation/prediction/predict-drying.ts';
import { timesOfFit } from '#shared/estimation/prediction/times-of-fit.ts';
import { timesOfJointFit } from '#shared/estimation/prediction/times-of-joint-fit.ts';
import { shippedRecord } from '#shared/import/experiment/shipped-record.ts';
import { timeToContent } from '#shared/numerics/analytic/time-to-content.ts';
import { drain } from '../../../support/drain.ts';
import {
  workflowFolder,
  workflowRecords,
  workflowTruth,
} from '../../../support/make-workflow-records.ts';

const example = exampleProjects['paper-workflow'];
const textOf = (name: string): string => readFileSync(path.join(workflowFolder, name), 'utf8');
const experimentOf = (name: string): Experiment =>
  shippedRecord(readFileSync(path.join(workflowFolder, name)), name).experiment;

const HALF_WIDTH_M = 0.02;
const COIL_M = 0.12;
const truth = workflowTruth(HALF_WIDTH_M);

function fitOf(name: string, fixed: Partial<Record<string, number>>): FitRecord {
  const record = drain(
    fitExperiment(experimentOf(name), {
      fromS: 0,
      model: 'two-scale',
      microGeometry: 'slab',
      freeDeadTime: false,
      compare: false,
      fixed,
    }),
  );
  if (record === undefined) throw new Error('The fit was cancelled.');
  return record;
}

const sheetFit = fitOf('synthetic-sheet.csv', { tauMacroS: workflowTruth(6e-5).tauMacroS });
const stackFit = fitOf('synthetic-stack.csv', {
  tauMicroS: sheetFit.parameters.tauMicroS.value!,
  microShare: sheetFit.parameters.microShare.value!,
});

function coilDocument() {
  const parsed = parseCaseDocument(textOf('coil-case.json'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

/** What the coil does with the values that the records were made with. */
const trueTimeS = timeToContent(
  {
    tauMacroS: workflowTruth(COIL_M).tauMacroS,
    micro: [{ share: truth.microShare, tauS: truth.tauMicroS, geometry: 'slab' }],
  },
  { initial: truth.initialPpm, steps: [{ timeS: 0, value: 0 }] },
  300,
)!;

const within = (value: number, [low, high]: readonly (number | null)[]): void => {
  expect(value).toBeGreaterThan(low!);
  expect(value).toBeLessThan(high!);
};

describe('the records of the example', () => {
  it('are what their generator makes, byte for byte', () => {
    const made = workflowRecords();
    expect(Object.keys(made)).toEqual(example.experiments.map(({ file }) => file));
    for (const [name, text] of Object.entries(made)) expect(textOf(name)).toBe(text);
  });

  it('say everywhere that nothing was measured', () => {
    for (const { file, title, sample } of example.experiments) {
      expect(file).toMatch(/^synthetic-/);
      expect(title).toContain('synthetic');
      expect(sample.note).toContain(SYNTHETIC_INSTRUMENT);
      const experiment = experimentOf(file);
      expect(experiment.title).toMatch(/^Synthetic record/);
      expect(experiment.source.instrument).toBe(SYNTHETIC_INSTRUMENT);
      expect(experiment.warnings.join()).toContain('nothing was measured');
    }
  });

  it('fall below 300 wt-ppm in the stack within about 15 min, as the paper says', () => {
    const { timeS, waterContentKgPerKg } = experimentOf('synthetic-stack.csv');
    const first = timeS.findIndex(
      (time, i) => time > 0 && (waterContentKgPerKg?.[i] ?? 1) < 300e-6,
    );
    expect(timeS[first]! / 60).toBeLessThan(18);
    expect(timeS[first]! / 60).toBeGreaterThan(10);
  });
});

describe('the fits of the example', () => {
  it('find tau_micro and beta in the sheet', () => {
    within(truth.tauMicroS, sheetFit.parameters.tauMicroS.interval95);
    within(truth.microShare, sheetFit.parameters.microShare.interval95);
    within(truth.initialPpm / 1e6, sheetFit.parameters.initial.interval95);
    expect(sheetFit.verdicts.map(({ code }) => code)).not.toContain('DEAD_TIME_LIKELY');
  });

  it('find tau_macro in the stack with them', () => {
    within(truth.tauMacroS, stackFit.parameters.tauMacroS.interval95);
    // Both values of the second scale were known: there is nothing to test.
    expect(stackFit.verdicts.filter(({ code }) => code.startsWith('SECOND_SCALE'))).toEqual([]);
  });

  it('find all of them together', () => {
    const plan = parseFitPlan(textOf('fit-plan.json'));
    if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
    const files = plan.value.runs.map(({ experiment }) => ({
      experiment: experimentOf(experiment.replace('.json', '.csv')),
      caseDocument: undefined,
    }));
    const joint = drain(fitPlan(plan.value, files))!;
    for (const name of ['tauMacroS', 'tauMicroS', 'microShare'] as const) {
      const found = joint.parameters.find((one) => one.name === name)!;
      expect(found.runs).toEqual([0, 1]);
      within(truth[name], found.interval95);
    }
    const known = timesOfJointFit(joint);
    expect(known.lengthM).toBe(HALF_WIDTH_M);
    const { record } = predictDrying(coilDocument(), known, known.lengthM);
    within(trueTimeS, record.timeToTarget95S!);
  });
});

describe('the prediction of the example', () => {
  it('holds the true time within its 95 %, and is wider with the errors of the sheet', () => {
    const carried = predictDrying(coilDocument(), timesOfFit(stackFit, sheetFit), HALF_WIDTH_M);
    const alone = predictDrying(coilDocument(), timesOfFit(stackFit), HALF_WIDTH_M);
    within(trueTimeS, carried.record.timeToTarget95S!);
    const width = ({ record }: typeof carried): number =>
      Math.log(record.timeToTarget95S![1] / record.timeToTarget95S![0]);
    expect(width(carried)).toBeGreaterThan(width(alone));
    expect(alone.record.statements.join()).toContain('too narrow');
    expect(carried.record.statements.join()).not.toContain('too narrow');
  });

  it('says what is scaled, and scales with the square of the length only', () => {
    const { record } = predictDrying(coilDocument(), timesOfFit(stackFit, sheetFit), HALF_WIDTH_M);
    expect(record.scaling).toEqual({
      sampleLengthM: HALF_WIDTH_M,
      caseLengthM: COIL_M,
      factor: expect.closeTo(36, 10) as number,
    });
    expect(record.times.tauMacroS / stackFit.parameters.tauMacroS.value!).toBeCloseTo(36, 10);
    expect(record.times.tauMicroS).toBe(stackFit.parameters.tauMicroS.value);
    expect(record.statements[0]).toContain('20 mm in the sample, 120 mm here, a factor of 36');
  });

  it('refuses values that come from another fit', () => {
    const other = { ...sheetFit, parameters: { ...sheetFit.parameters } };
    other.parameters.tauMicroS = { ...other.parameters.tauMicroS, value: 1 };
    expect(() => timesOfFit(stackFit, other)).toThrow(/found 1/);
    expect(() => timesOfFit(stackFit, stackFit)).not.toThrow();
  });
});
