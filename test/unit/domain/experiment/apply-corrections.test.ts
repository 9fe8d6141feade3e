import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCorrections } from '#shared/domain/experiment/corrections/apply-corrections.ts';
import type { CorrectionStep } from '#shared/domain/experiment/corrections/corrections.ts';
import { EXPERIMENT_FORMAT, type Experiment } from '#shared/domain/experiment/experiment.ts';
import { normalNumbers } from '../../../support/fit-models.ts';
import { hasSharedData, NO_SHARED_DATA, sharedData } from '../../../support/import-fixture.ts';
import { runOfBytes } from '../../../support/read-run.ts';

type Channels = Omit<Partial<Experiment>, 'format' | 'title' | 'source'>;

function experimentOf(timeS: readonly number[], channels: Channels): Experiment {
  return {
    format: EXPERIMENT_FORMAT,
    title: 'run',
    source: { fileName: 'run.csv', sha256: '', instrument: null, sheet: null },
    timeS: [...timeS],
    ...channels,
    rowsRead: timeS.length,
    rowsRejected: [],
    understood: [],
    warnings: [],
  };
}

function corrected(experiment: Experiment, ...steps: CorrectionStep[]) {
  const applied = applyCorrections(experiment, steps);
  if (!applied.ok) throw new Error(JSON.stringify(applied.issue));
  return applied.value;
}

function issueOf(experiment: Experiment, ...steps: CorrectionStep[]) {
  const applied = applyCorrections(experiment, steps);
  return applied.ok ? null : applied.issue;
}

const count = (length: number) => Array.from({ length }, (_none, at) => at);
const drying = experimentOf(
  count(101).map((at) => at * 10),
  { massKg: count(101).map((at) => 5e-3 * (1 + 1e-3 * Math.exp(-at / 10))) },
);
const dryMass: CorrectionStep = { kind: 'dryMassByValue', massKg: 5e-3 };

describe('the dry mass', () => {
  it('by value gives the content per dry mass', () => {
    const { contentKgPerKg, dryMassKg, timeS, rows } = corrected(drying, dryMass);
    expect(dryMassKg).toBe(5e-3);
    expect(timeS).toEqual(drying.timeS);
    expect(rows).toEqual(count(101));
    contentKgPerKg.forEach((content, at) =>
      expect(content).toBeCloseTo(1e-3 * Math.exp(-at / 10), 12),
    );
  });

  it('at the end of a segment is its mean', () => {
    const step = { kind: 'dryMassBySegmentEnd', fromS: 0, toS: 505, averageS: 20 } as const;
    const mean = (drying.massKg![48]! + drying.massKg![49]! + drying.massKg![50]!) / 3;
    expect(corrected(drying, step).dryMassKg).toBeCloseTo(mean, 15);
  });

  it('by the lowest plateau: neither a slope nor a fall and rise is one', () => {
    // falls, stays at 2 g, dips and comes back, stays at 3 g
    const mass = [
      ...count(50).map((at) => 5 - at * 0.06),
      ...count(100).map(() => 2),
      ...count(41).map((at) => 2 - 0.5 * Math.sin((Math.PI * at) / 40)),
      ...count(100).map(() => 3),
    ].map((gram) => gram * 1e-3);
    const run = experimentOf(count(mass.length), { massKg: mass });
    const step = (largestDrift: number): CorrectionStep => ({
      kind: 'dryMassByPlateau',
      fromS: 0,
      toS: 400,
      durationS: 40,
      largestDrift,
    });
    expect(corrected(run, step(1e-6)).dryMassKg).toBeCloseTo(2e-3, 12);
    const sloping = experimentOf(count(100), { massKg: count(100).map((at) => 5e-3 - at * 1e-6) });
    const issue = issueOf(sloping, step(1e-4))!;
    expect(issue).toMatchObject({ step: 0, problem: 'no plateau' });
    // a slope of 1 mg/s over 40 s of about 4.9 g
    expect(issue.message).toMatch(/at least by 80\d\d ppm; allowed: 100 ppm/);
  });

  it('of the SKID run is that of its description', ({ skip }) => {
    skip(!hasSharedData, NO_SHARED_DATA);
    const file = readFileSync(path.join(sharedData, 'skid-mil100fe', 'kinetics.csv'));
    const run = runOfBytes(new Uint8Array(file));
    const { dryMassKg, contentKgPerKg, timeS, noise } = corrected(
      run,
      { kind: 'dryMassBySegmentEnd', fromS: 0, toS: 9000, averageS: 60 },
      { kind: 'timeZero', atS: 202.8 * 60 },
      { kind: 'segment', fromS: 0, toS: 5000 },
    );
    expect(dryMassKg).toBeCloseTo(6.988e-6, 9);
    expect(timeS[0]).toBeGreaterThanOrEqual(0);
    expect(contentKgPerKg[0]).toBeCloseTo(10.392 / 6.988 - 1, 3);
    // The display has steps of 0.1 µg, that is 14 ppm of the dry mass.
    expect(noise).toBeGreaterThan(2e-6);
    expect(noise).toBeLessThan(30e-6);
  });
});

describe('buoyancy', () => {
  // Nitrogen at 25 °C and 1 bar, and almost none.
  const weighed = experimentOf([0, 1], {
    massKg: [5e-3, 5e-3],
    pressurePa: [1e5, 100],
    temperatureK: [298.15, 298.15],
  });
  const density = (1e5 * 0.0280134) / (8.31446261815324 * 298.15);

  it('of a volume is the mass of the gas that it displaces', () => {
    const step = { kind: 'buoyancyByVolume', gas: 'nitrogen', volumeM3: 2e-6 } as const;
    const { contentKgPerKg } = corrected(weighed, step, dryMass);
    expect(contentKgPerKg[0]).toBeCloseTo((density * 2e-6) / 5e-3, 14);
    expect(contentKgPerKg[1]).toBeCloseTo((density * 1e-3 * 2e-6) / 5e-3, 14);
  });

  it('of a density is that of the volume that the true mass has', () => {
    const step = { kind: 'buoyancyByDensity', gas: 'nitrogen', densityKgPerM3: 2200 } as const;
    const { contentKgPerKg } = corrected(weighed, step, dryMass);
    const whole = 5e-3 * (1 + contentKgPerKg[0]!);
    expect(whole).toBeCloseTo(5e-3 + (density * whole) / 2200, 15);
  });

  it.each(['as weighed', 'zero-corrected'] as const)('by the sinker, %s', (measuringPoint2) => {
    const [sample, sinker, volume, sinkerVolume, zero] = [5e-3, 8e-3, 2e-6, 1.8e-6, 3e-6];
    const gas = 1.1;
    const apparent = sample - gas * volume;
    const both = apparent + sinker - gas * sinkerVolume;
    const run = experimentOf([0], {
      massKg: [apparent],
      zeroPointKg: [zero],
      measuringPoint2Kg: [measuringPoint2 === 'as weighed' ? both + zero : both],
    });
    const { contentKgPerKg } = corrected(
      run,
      {
        kind: 'buoyancyBySinker',
        sinkerMassKg: sinker,
        sinkerVolumeM3: sinkerVolume,
        volumeM3: volume,
        measuringPoint2,
      },
      dryMass,
    );
    expect(contentKgPerKg[0]).toBeCloseTo(0, 12);
  });

  it('excludes rows without a density of the gas, and says so', () => {
    const run = { ...weighed, pressurePa: [1e5, null] };
    const step = { kind: 'buoyancyByVolume', gas: 'argon', volumeM3: 2e-6 } as const;
    const { excluded, notes } = corrected(run, step, dryMass);
    expect(excluded).toEqual([{ row: 1, step: 0, reason: 'no gas density' }]);
    expect(notes[0]).toContain('1 rows without a density of the gas are excluded');
  });
});

describe('other corrections', () => {
  it('take an offset off within a segment only', () => {
    const run = experimentOf([0, 1, 2, 3], { massKg: [6e-3, 6e-3, 6e-3, 6e-3] });
    const step = { kind: 'massOffset', fromS: 1, toS: 2, offsetKg: 1e-3 } as const;
    const { contentKgPerKg } = corrected(run, step, dryMass);
    const expected = [0.2, 0, 0, 0.2];
    contentKgPerKg.forEach((content, at) => expect(content).toBeCloseTo(expected[at]!, 12));
  });

  it('move the zero of time, to negative times too', () => {
    const { timeS } = corrected(drying, dryMass, { kind: 'timeZero', atS: 500 });
    expect([timeS[0], timeS.at(-1)]).toEqual([-500, 500]);
  });

  it('give contents per dry coating or per electrode', () => {
    const plain = corrected(drying, dryMass);
    const basis = (per: 'dry coating' | 'dry electrode with foil') =>
      corrected(drying, dryMass, { kind: 'basis', per, coatingShare: 0.8 });
    const coating = basis('dry coating');
    expect(coating.contentKgPerKg[0]).toBeCloseTo(plain.contentKgPerKg[0]! / 0.8, 15);
    expect(coating.dryMassKg).toBeCloseTo(4e-3, 15);
    const electrode = basis('dry electrode with foil');
    expect(electrode.contentKgPerKg[0]).toBeCloseTo(plain.contentKgPerKg[0]! * 0.8, 15);
    // The water is the same.
    for (const one of [coating, electrode]) {
      expect(one.contentKgPerKg[0]! * one.dryMassKg!).toBeCloseTo(5e-6, 15);
    }
  });

  it('exclude outliers by the median of their neighbours, and no others', () => {
    const massKg = drying.massKg!.map((mass, at) => (at === 40 || at === 77 ? mass! + 4e-6 : mass));
    const { excluded, rows } = corrected({ ...drying, massKg }, dryMass, {
      kind: 'medianOutliers',
      neighbours: 6,
      threshold: 5,
    });
    expect(excluded.map(({ row }) => row)).toEqual([40, 77]);
    expect(rows).toHaveLength(99);
  });

  it('never take one step of the display for an outlier', () => {
    const massKg = count(60).map((at) => (at === 30 ? 5001 : 5000) * 1e-6);
    const run = experimentOf(count(60), { massKg });
    const step = { kind: 'medianOutliers', neighbours: 5, threshold: 3 } as const;
    expect(corrected(run, dryMass, step).excluded).toEqual([]);
  });

  it('resample the picture, not the contents', () => {
    const plain = corrected(drying, dryMass);
    const { display, ...same } = corrected(drying, dryMass, { kind: 'resample', points: 10 });
    const { display: none, ...contents } = plain;
    expect(none).toBeNull();
    expect({ ...same, notes: [] }).toEqual({ ...contents, notes: [] });
    expect(display!.timeS).toHaveLength(10);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(display!.contentKgPerKg[0]).toBeCloseTo(mean(plain.contentKgPerKg.slice(0, 10)), 15);
  });

  it('keep the contents of the file where there is no mass', () => {
    const run = experimentOf([0, 1, 2], { waterContentKgPerKg: [3e-4, null, 1e-4] });
    expect(corrected(run)).toMatchObject({
      timeS: [0, 2],
      contentKgPerKg: [3e-4, 1e-4],
      dryMassKg: null,
      noise: null,
      excluded: [{ row: 1, step: null, reason: 'no value' }],
    });
  });
});

describe('noise', () => {
  it('is the standard deviation of what was added, on a slope and beside outliers', () => {
    const scatter = normalNumbers(7, 4000);
    const contents = count(4000).map(
      (at) => 0.05 * Math.exp(-at / 900) + 2e-5 * scatter[at]! + (at % 97 === 0 ? 1e-3 : 0),
    );
    const run = experimentOf(count(4000), { waterContentKgPerKg: contents });
    expect(corrected(run).noise! / 2e-5).toBeGreaterThan(0.93);
    expect(corrected(run).noise! / 2e-5).toBeLessThan(1.12);
  });
});

describe('a step that cannot be applied is an issue', () => {
  const content = experimentOf([0, 1, 2], { waterContentKgPerKg: [3e-4, 2e-4, 1e-4] });
  const volume = { kind: 'buoyancyByVolume', gas: 'air', volumeM3: 1e-6 } as const;
  const plateau = {
    kind: 'dryMassBySegmentEnd',
    fromS: 0,
    toS: 1000,
    averageS: 0,
  } as const;

  it.each<[string, Experiment, CorrectionStep[], number | null, string]>([
    ['a dry mass without a mass', content, [dryMass], 0, 'channel missing'],
    ['buoyancy without a pressure', drying, [volume, dryMass], 0, 'channel missing'],
    [
      'an offset without a mass',
      content,
      [{ kind: 'massOffset', fromS: 0, toS: 1, offsetKg: 1e-6 }],
      0,
      'channel missing',
    ],
    [
      'a segment without rows',
      drying,
      [dryMass, { kind: 'segment', fromS: 5000, toS: 6000 }],
      1,
      'no rows',
    ],
    [
      'a row that does not exist',
      drying,
      [dryMass, { kind: 'markedOutliers', rows: [3, 101] }],
      1,
      'unknown row',
    ],
    ['two dry masses', drying, [dryMass, dryMass], 1, 'repeated'],
    [
      'two bases',
      drying,
      [
        dryMass,
        ...Array<CorrectionStep>(2).fill({ kind: 'basis', per: 'dry coating', coatingShare: 0.5 }),
      ],
      2,
      'repeated',
    ],
    [
      'an offset behind a dry mass from the data',
      drying,
      [plateau, { kind: 'massOffset', fromS: 0, toS: 9, offsetKg: 1e-6 }],
      1,
      'order',
    ],
    [
      'a volume larger than the sample could have',
      { ...drying, pressurePa: count(101).map(() => 1e5), temperatureK: count(101).map(() => 300) },
      [{ ...volume, volumeM3: 1 }, dryMass],
      0,
      'implausible',
    ],
    ['no dry mass at all', drying, [], null, 'dry mass missing'],
    [
      'an offset that nothing uses',
      { ...drying, waterContentKgPerKg: count(101) },
      [{ kind: 'massOffset', fromS: 0, toS: 9, offsetKg: 1e-6 }],
      null,
      'dry mass missing',
    ],
    [
      'no row left',
      drying,
      [dryMass, { kind: 'markedOutliers', rows: count(101) }],
      null,
      'no rows',
    ],
  ])('%s', (_name, experiment, steps, step, problem) => {
    const issue = issueOf(experiment, ...steps);
    expect(issue).toMatchObject({ step, problem });
    expect(issue!.message).toMatch(/^\p{Lu}.*\.$/u);
  });
});

describe('for all runs', () => {
  const runs = fc
    .array(
      fc.record({
        step: fc.integer({ min: 1, max: 50 }),
        mg: fc.integer({ min: 5000, max: 6000 }),
      }),
      { minLength: 8, maxLength: 60 },
    )
    .map((rows) => {
      let time = 0;
      const timeS = rows.map(({ step }) => (time += step));
      return experimentOf(timeS, { massKg: rows.map(({ mg }) => mg / 1e6) });
    });
  const times = fc.integer({ min: 0, max: 600 });
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('timeZero' as const), atS: times }),
      fc.record({ kind: fc.constant('segment' as const), fromS: fc.constant(-600), toS: times }),
      fc.record({
        kind: fc.constant('markedOutliers' as const),
        rows: fc.array(fc.nat(70), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('medianOutliers' as const),
        neighbours: fc.integer({ min: 2, max: 5 }),
        threshold: fc.integer({ min: 2, max: 6 }),
      }),
      fc.record({
        kind: fc.constant('massOffset' as const),
        fromS: fc.constant(0),
        toS: times,
        offsetKg: fc.integer({ min: -9, max: 9 }).map((value) => value / 1e6),
      }),
      fc.record({
        kind: fc.constant('dryMassBySegmentEnd' as const),
        fromS: fc.constant(-600),
        toS: times,
        averageS: times,
      }),
      fc.constant(dryMass),
      fc.record({
        kind: fc.constant('resample' as const),
        points: fc.integer({ min: 2, max: 20 }),
      }),
    ),
    { maxLength: 6 },
  );

  it('a shift of all times shifts the result and changes nothing else', () => {
    fc.assert(
      fc.property(runs, steps, fc.integer({ min: -1000, max: 1000 }), (run, list, shift) => {
        const shifted = { ...run, timeS: run.timeS.map((time) => time + shift) };
        // A step back to the old times first: then all steps mean the same.
        const zero = { kind: 'timeZero', atS: shift } as const;
        const [plain, other] = [
          applyCorrections(run, list),
          applyCorrections(shifted, [zero, ...list]),
        ];
        if (!plain.ok || !other.ok) {
          expect(other.ok).toBe(plain.ok);
          return;
        }
        const stepsOff = { notes: [], excluded: [] };
        expect({ ...other.value, ...stepsOff }).toEqual({ ...plain.value, ...stepsOff });
        expect(other.value.excluded.map(({ row }) => row)).toEqual(
          plain.value.excluded.map(({ row }) => row),
        );
      }),
    );
  });

  it('dropping the last step undoes it, and the run stays untouched', () => {
    fc.assert(
      fc.property(runs, steps, steps, (run, list, more) => {
        const before = structuredClone(run);
        const first = applyCorrections(run, list);
        const longer = [...list, ...more];
        applyCorrections(run, longer);
        longer.splice(list.length);
        expect(applyCorrections(run, longer)).toEqual(first);
        expect(run).toEqual(before);
      }),
    );
  });

  it('every row is in the result or excluded, with finite numbers and a note for each step', () => {
    fc.assert(
      fc.property(runs, steps, (run, list) => {
        const applied = applyCorrections(run, list);
        if (!applied.ok) {
          expect(applied.issue.step ?? 0).toBeLessThan(Math.max(1, list.length));
          return;
        }
        const { rows, excluded, contentKgPerKg, timeS, notes } = applied.value;
        const all = [...rows, ...excluded.map(({ row }) => row)].sort((a, b) => a - b);
        expect(all).toEqual([...run.timeS.keys()]);
        expect([contentKgPerKg, timeS].flat().every(Number.isFinite)).toBe(true);
        expect(notes).toHaveLength(list.length);
      }),
    );
  });
});
