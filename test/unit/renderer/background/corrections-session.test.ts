import { expect, it } from 'vitest';
import { CorrectionsSession } from '#renderer/background/corrections-session.ts';
import { packExperiment } from '#shared/contract/experiment-bytes.ts';
import type { CorrectionStep } from '#shared/domain/experiment/corrections/corrections.ts';
import { measured } from '../../../support/measured-run.ts';

const zero: CorrectionStep = { kind: 'timeZero', atS: 60 };
const dry: CorrectionStep = { kind: 'dryMassByValue', massKg: 7e-6 };

it('gives columns of the run and of its corrected contents', () => {
  const session = new CorrectionsSession();
  const { raw, facts } = session.load(packExperiment(measured('A').experiment));
  expect(facts).toMatchObject({ rowsRead: 3, source: { fileName: 'a.csv' } });
  expect(raw.channels.map(({ key }) => key)).toEqual(['massKg']);
  const { run, issue, notes } = session.correct([zero, dry]);
  expect(issue).toBeNull();
  expect(notes).toHaveLength(2);
  expect([...run!.timeS]).toEqual([-60, 0, 60]);
  expect(run!.contentKgPerKg[0]).toBeCloseTo(0.2 / 7, 12);
  expect(run!.errorKgPerKg).toBeNull();
});

it('says what the steps before a failed one did, and shows nothing of a wrong state', () => {
  const session = new CorrectionsSession();
  session.load(packExperiment(measured('A').experiment));
  const { run, issue, notes } = session.correct([zero, dry, dry]);
  expect(run).toBeNull();
  expect(issue).toMatchObject({ step: 2, problem: 'repeated' });
  expect(notes).toHaveLength(2);
  expect(session.correct([zero])).toMatchObject({
    run: null,
    issue: { step: null, problem: 'dry mass missing' },
    notes: [expect.stringContaining('time zero')],
  });
});

it('takes stated uncertainties along with the basis, and leaves gaps out', () => {
  const session = new CorrectionsSession();
  const { experiment } = measured('A');
  session.load(
    packExperiment({
      ...experiment,
      waterContentKgPerKg: [0.004, null, 0.002],
      waterContentErrorKgPerKg: [1e-4, 1e-4, null],
    }),
  );
  const { run } = session.correct([{ kind: 'basis', per: 'dry coating', coatingShare: 0.8 }]);
  expect([...run!.rows]).toEqual([0, 2]);
  expect(run!.contentKgPerKg[0]).toBeCloseTo(0.005, 15);
  expect(run!.errorKgPerKg![0]).toBeCloseTo(1.25e-4, 15);
  expect(run!.errorKgPerKg![1]).toBeNaN();
  // A content that follows from the mass has not the uncertainty of the file's.
  expect(session.correct([dry]).run!.errorKgPerKg).toBeNull();
});

it('refuses what is no run', () => {
  const session = new CorrectionsSession();
  expect(() => session.load(Uint8Array.from([0xc1]))).toThrow('format: ');
});

it('makes a profile of the run in the times of its corrections, or says why not', () => {
  const session = new CorrectionsSession();
  const { experiment } = measured('A');
  session.load(packExperiment({ ...experiment, temperatureK: [300, 310, 320] }));
  const request = {
    name: 'Oven',
    fromS: 0,
    temperatureToleranceK: 0.5,
    pressureTolerance: 0.02,
    withVapour: false,
  };
  const made = session.profile({ request, shiftS: 60 });
  expect(made).toMatchObject({ profile: { timeS: [0, 60], temperatureK: [310, 320] } });
  const late = session.profile({ request: { ...request, fromS: 90 }, shiftS: 0 });
  expect(late).toMatchObject({ reason: expect.stringContaining('holds 1 rows') as string });
});
