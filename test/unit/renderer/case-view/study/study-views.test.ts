import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerInWords } from '#renderer/case-view/study/answer-words.ts';
import { endsAlike, histogramOf, timesChart } from '#renderer/case-view/study/robust-charts.ts';
import { sweepInputs } from '#renderer/case-view/study/study-inputs.ts';
import {
  axisOfKind,
  firstAxis,
  likelyInput,
  readList,
  writtenList,
} from '#renderer/case-view/study/sweep-axes.ts';
import { sweepChart } from '#renderer/case-view/study/sweep-view.ts';
import {
  takeOverName,
  takeOverNames,
  takeOverValues,
} from '#renderer/case-view/study/take-over.ts';
import { tornadoRows } from '#renderer/case-view/study/tornado-rows.ts';
import { uncertainRows } from '#renderer/case-view/study/uncertain-rows.ts';
import type { Answer } from '#shared/domain/study/answer.ts';
import type { Question } from '#shared/domain/study/question.ts';
import type { RobustResult } from '#shared/domain/study/robust-study.ts';
import type { StoredRow } from '#shared/domain/study/stored-row.ts';
import { planRows } from '#shared/simulation/sweep/plan-rows.ts';
import { parseSweepPlan } from '#shared/domain/sweep/sweep-plan.ts';
import { coilDocument } from '../../../../support/recipe-document.ts';
import { recipeOf } from '../../../../support/recipe-runs.ts';

const text = `recipe "A"
  # first dry
  1 Heat to {hot = 110 °C} within 10 min in N2 dew point -40 °C, 5 mbar
  2 Hold   for {soak = 30 min}   # as usual
  3 Hold for {soak = 30 min}
`;
const recipe = recipeOf(
  '1 Heat to {hot = 110 °C} within 10 min in N2 dew point -40 °C, 5 mbar',
  '2 Hold for {soak = 30 min}',
);

describe('what is taken over into a text', () => {
  it('is written wherever the name stands; other lines and notes stay', () => {
    expect(takeOverName(text, 'soak', 5400)).toEqual({
      ok: true,
      text: text
        .replace('Hold   for {soak = 30 min}', 'Hold for {soak = 90 min}')
        .replace('3 Hold for {soak = 30 min}', '3 Hold for {soak = 90 min}'),
    });
  });

  it('takes several names at once, or none where one is missing', () => {
    const edited = takeOverNames(text, [
      ['hot', 393.15],
      ['soak', 3600],
    ]);
    expect(edited).toEqual({
      ok: true,
      text: text
        .replace(
          '{hot = 110 °C} within 10 min in N2 dew point -40 °C,',
          '{hot = 120 °C} within 10 min in N2 dew point -40 °C (line),',
        )
        .replace('Hold   for {soak = 30 min}', 'Hold for {soak = 1 h}')
        .replace('3 Hold for {soak = 30 min}', '3 Hold for {soak = 1 h}'),
    });
    const missing = takeOverNames(text, [
      ['hot', 393.15],
      ['gone', 60],
    ]);
    expect(missing).toMatchObject({ ok: false });
  });

  it('keeps the name of a value at a key path', () => {
    const edited = takeOverValues(text, ['steps[0].gas.moisture.dewPointK'], 223.15);
    expect(edited.ok && edited.text).toContain(
      '{hot = 110 °C} within 10 min in N2 dew point -50 °C',
    );
    const hold = takeOverValues(text, ['steps[2].end.durationS'], 60);
    expect(hold).toEqual(takeOverName(text, 'soak', 60));
  });

  it('is refused where the recipe has no such value any more', () => {
    expect(takeOverName(text, 'gone', 60)).toMatchObject({ ok: false });
    expect(takeOverValues(text, ['steps[0].end.durationS'], 60)).toMatchObject({ ok: false });
  });
});

describe('what a sweep can vary', () => {
  const inputs = sweepInputs(recipe, coilDocument());

  it('is told in words and can be planned, each value by itself', () => {
    expect(inputs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['hot', 'soak', 'Coating thickness', 'Oven temperature, offset']),
    );
    for (const input of inputs) {
      const parsed = parseSweepPlan({
        format: 'postdry.sweep/1',
        recipe: 'a\nb',
        case: 'case.json',
        axes: [firstAxis(input)],
      });
      if (!parsed.ok) throw new Error(`${input.vary}: ${JSON.stringify(parsed.issues)}`);
      const { rowCount } = planRows(parsed.value, recipe, coilDocument());
      expect(rowCount, input.vary).toBe(5);
    }
  });

  it('begins with a value that has a name, else with the temperature of the oven', () => {
    expect(likelyInput(inputs)?.name).toBe('hot');
    const unnamed = sweepInputs(recipeOf('1 Hold 80 °C, 5 mbar for 1 h'), coilDocument());
    expect(likelyInput(unnamed)?.vary).toBe('oven.temperatureOffset');
  });

  it('can be written as a list and read again', () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...inputs), numbers, (input, values) => {
        const read = readList(values.join('; '), input);
        expect(readList(writtenList(read as number[], input), input)).toEqual(read);
      }),
    );
    const soak = inputs.find(({ name }) => name === 'soak')!;
    expect(readList('10; 1 h; 90 s', soak)).toEqual([600, 3600, 90]);
    expect(readList('10; later', soak)).toBe('later');
  });

  it('keeps its ends when a grid becomes a list', () => {
    const axis = firstAxis(inputs.find(({ name }) => name === 'soak')!);
    const list = axisOfKind('list', axis);
    expect(list).toMatchObject({ values: [900, 1575, 2250, 2925, 3600] });
    expect(axisOfKind('grid', list)).toEqual(axis);
  });
});

describe('results', () => {
  it('count every sample in one bar', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { minLength: 1, maxLength: 300 }),
        (values) => {
          const { edges, counts } = histogramOf(values);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
          expect(edges).toHaveLength(counts.length + 1);
        },
      ),
      { examples: [[[5e-324, 0]], [[1, 1 + 1e-15]]] },
    );
  });

  it('show times where every sample dries until the target is met', () => {
    const result = (ends: number[]) =>
      ({
        rows: ends.map((targetPpmAtEnd, k) => ({ targetPpmAtEnd, timeToTargetS: 3600 + 900 * k })),
        influences: [{ ppmAtLow: 200, ppmAtHigh: null }],
        tolerancePpm: 0.2,
      }) as unknown as RobustResult;
    const alike = result([200 - 1e-11, 200, 200]);
    expect(endsAlike(alike)).toBe(true);
    expect(endsAlike(result([150, 200, 190]))).toBe(false);
    const [bars] = timesChart(alike)?.series ?? [];
    expect([bars?.x[0], bars?.x[bars.x.length - 1]]).toEqual([1, 1.5]);
  });

  it('tell a wait that makes the coil too wet from one that dries it', () => {
    const words = (ppmAtLower: number, ppmAtUpper: number): string =>
      answerInWords(
        { ask: 'longest-exposure', limit: { measure: 'mean', ppm: 200 } } as Question,
        { kind: 'found', value: 3600, lower: 1, upper: 1e5, ppmAtLower, ppmAtUpper } as Answer,
        (ppm) => `${ppm} wt-ppm`,
      );
    expect(words(150, 300)).toBe('The coil may wait 1 h.');
    expect(words(150, 180)).toMatch(/^The coil may wait 1 h\. .*falls again, to 180 wt-ppm/);
    expect(words(201, 114)).toMatch(/does not meet the limit .*201 wt-ppm.* after 1 h\./);
  });

  it('draw the tornado on one scale', () => {
    const influence = { name: 'a', unit: '-', low: 1, high: 2, rankCorrelation: null };
    const { rows, given } = tornadoRows({
      influences: [
        { ...influence, ppmAtLow: 100, ppmAtHigh: 300 },
        { ...influence, ppmAtLow: 250, ppmAtHigh: 150 },
        { ...influence, ppmAtLow: 250, ppmAtHigh: null },
      ],
      targetPpmAsGiven: 200,
    } as unknown as RobustResult);
    expect(given).toBe(0.5);
    expect(rows.map(({ bar }) => bar)).toEqual([
      { from: 0, to: 1, rising: true },
      { from: 0.25, to: 0.75, rising: false },
      null,
    ]);
  });

  it('draw one curve for each value of the second axis', () => {
    const inputs = sweepInputs(recipe, coilDocument());
    const axes = ['soak', 'hot'].map((name) => inputs.find((input) => input.vary === name)!);
    const row = (index: number, values: number[], ppm: number | null) =>
      ({ index, inputs: values, outcome: 'finished', endPpmMean: ppm }) as unknown as StoredRow;
    const model = sweepChart(
      {
        format: 'postdry.sweep-result/1',
        rowCount: 4,
        ppmBasis: 'electrode',
        inputs: [],
        rows: [
          row(0, [7200, 373.15], 20),
          row(1, [3600, 373.15], 30),
          row(2, [3600, 353.15], 40),
          row(3, [7200, 353.15], null),
        ],
      },
      axes,
      'endPpmMean',
    );
    expect(model?.series.map(({ label, x, y }) => [label, x, y])).toEqual([
      ['hot 80 °C', [1], [40]],
      ['hot 100 °C', [1, 2], [30, 20]],
    ]);
    expect(model?.x.title).toBe('soak / h');
    expect(model?.y.title).toContain('wt-ppm, with foil');
  });
});

describe('uncertain values', () => {
  it('badge an oven that is off as far as is usual, and not one that was measured', () => {
    const offset = (sd: number) =>
      uncertainRows(coilDocument(), { ovenTemperatureSdK: sd }).find(
        ({ label }) => label === 'oven.temperatureOffset',
      );
    expect(offset(2)).toMatchObject({ assumed: true, value: '0 K', range: '-3.92 – 3.92 K' });
    expect(offset(1)?.assumed).toBe(false);
  });
});
