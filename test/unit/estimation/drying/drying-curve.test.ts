import { describe, expect, it } from 'vitest';
import { DryingCurve, type DryingCurveShape } from '#shared/estimation/drying/drying-curve.ts';
import {
  dryingParameterNames,
  microClassesOf,
  PLACE,
} from '#shared/estimation/drying/drying-model.ts';
import { elapsedTime, elapsedTimeSlope } from '#shared/estimation/drying/elapsed-time.ts';

const times = Array.from({ length: 60 }, (_, i) => i / 20);
const parameters = Float64Array.from([0.6, 3, 0.3, 0.5, 1.2, 0.1, 0.23]);

const shapes: Readonly<Record<string, DryingCurveShape>> = {
  'one class': { classes: microClassesOf('two-scale'), dimension: 1, deadTimeWidth: 0.1 },
  'a distribution': {
    classes: microClassesOf('two-scale-distribution'),
    dimension: 3,
    deadTimeWidth: 0.1,
  },
  'a known dead time': { classes: microClassesOf('two-scale'), dimension: 1, deadTimeWidth: 0 },
};

describe.each(Object.entries(shapes))('a drying curve with %s', (name, shape) => {
  const curve = new DryingCurve(times, shape);
  const contentAt = (values: Float64Array): Float64Array => {
    const out = new Float64Array(times.length);
    curve.content(values, out);
    return out;
  };

  it.each(dryingParameterNames)('has the slope of differences in %s', (parameter) => {
    // Without a soft start the curve has a vertical tangent where it begins.
    if (name === 'a known dead time' && parameter === 'deadTimeS') return;
    const place = PLACE[parameter];
    const slopes = new Float64Array(times.length * parameters.length);
    curve.derivatives(parameters, slopes);
    const h = 1e-5;
    const moved = (sign: number) =>
      contentAt(parameters.map((value, k) => (k === place ? value + sign * h : value)));
    const [above, below] = [moved(1), moved(-1)];
    times.forEach((_, i) => {
      const difference = (above[i]! - below[i]!) / (2 * h);
      expect(Math.abs(difference - slopes[place * times.length + i]!)).toBeLessThan(1e-7);
    });
  });

  it('stays at its start through the dead time', () => {
    contentAt(parameters).forEach((value, i) => {
      if (times[i]! <= 0.23) expect(value).toBe(1.2);
      else expect(value).toBeLessThan(1.2);
    });
  });
});

describe('the distribution of tau_micro', () => {
  it('has shares that sum to 1, a mean of 0 and a variance of 1', () => {
    const { offsets, shares } = microClassesOf('two-scale-distribution');
    const moment = (power: number) =>
      shares.reduce((sum, share, j) => sum + share * offsets[j]! ** power, 0);
    expect([moment(0), moment(1), moment(2)].map((value) => value.toFixed(12))).toEqual([
      '1.000000000000',
      '0.000000000000',
      '1.000000000000',
    ]);
  });
});

describe('the soft start of a dead time', () => {
  it('begins with no slope and ends in the plain shift', () => {
    expect([elapsedTime(1, 1, 0.1), elapsedTimeSlope(1, 1, 0.1)]).toEqual([0, 0]);
    expect(elapsedTime(1.1, 1, 0.1)).toBeCloseTo(0.1, 14);
    expect(elapsedTimeSlope(1.0999999, 1, 0.1)).toBeCloseTo(1, 4);
    expect(elapsedTime(1.5, 1, 0.1)).toBe(0.5);
  });

  it('never runs backwards', () => {
    const values = Array.from({ length: 200 }, (_, i) => elapsedTime(i / 100, 0.5, 0.7));
    values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(values[i - 1] ?? 0));
  });
});
