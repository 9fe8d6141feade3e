import { describe, expect, it } from 'vitest';
import {
  deviationModel,
  gradientModel,
  timeAxis,
  totalModel,
} from '#renderer/case-view/chart-models.ts';
import { analyticBands } from '#renderer/case-view/gradient-bands.ts';
import { linearView, macroOnly, microOnly } from '#renderer/case-view/linear-problem.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { linearCase } from '../../../support/solver/linear-case.ts';

const timesS = [0, 60, 600, 1800, 3600];
const view = linearView(linearCase);
const curve = (problem: typeof view.problem) => ({
  timesS,
  values: totalContent(problem, view.boundary, timesS),
});
const curves = {
  solved: undefined,
  twoScales: curve(view.problem),
  macroOnly: curve(macroOnly(view.problem)),
  microOnly: curve(microOnly(view.problem)),
};

describe('the total', () => {
  it('lies above both one-scale limits while drying', () => {
    const { twoScales, macroOnly: macro, microOnly: micro } = curves;
    for (const k of [1, 2, 3, 4]) {
      expect(twoScales.values[k]!).toBeGreaterThan(macro.values[k]!);
      expect(twoScales.values[k]!).toBeGreaterThan(micro.values[k]!);
    }
  });

  it('is the known value at tau_macro for ratio 1 and beta 0.5', () => {
    expect(curves.twoScales.values[4]).toBeCloseTo(0.15528, 5);
  });

  it('is shown in any unit by one factor, with the unit at the axis', () => {
    const model = totalModel(curves, timeAxis(3600, 'linear'), 'kg/m3', 2);
    expect(model.y.title).toBe('water content / kg/m³');
    expect(model.series[0]!.y[4]).toBe(2 * curves.twoScales.values[4]!);
    expect(model.x).toMatchObject({ title: 'time / min', min: 0, max: 60 });
    expect(model.x.inWords?.(7.4)).toBe('7.4 min');
  });

  it('has at most one thick line', () => {
    const solved = { ...curves.twoScales, label: 'two scales, solved' };
    const { series } = totalModel({ ...curves, solved }, timeAxis(3600, 'log'), 'fraction', 1);
    expect(series.filter(({ width }) => width > 2)).toHaveLength(1);
    expect(series.map(({ colour }) => colour)).toEqual(['total', 'total', 'macro', 'micro']);
  });
});

it('shows the gradients as bands around the means, macro red-orange and micro blue', () => {
  const model = gradientModel(analyticBands(view, timesS), timesS, timeAxis(3600, 'linear'));
  expect(model.series.map(({ colour }) => colour)).toEqual(['macro', 'micro']);
  for (const { y, band } of model.series) {
    for (const k of timesS.keys()) {
      expect(band!.min[k]).toBeLessThanOrEqual(y[k]! + 1e-12);
      expect(band!.max[k]).toBeGreaterThanOrEqual(y[k]! - 1e-12);
    }
  }
  expect(model.y.max).toBe(1);
});

it('shows what a one-scale model misses in per cent, with the limit', () => {
  const errors = { macroOnly: { error: 0.1, timeS: 1 }, microOnly: { error: 0.5, timeS: 2 } };
  const model = deviationModel(curves, errors, 0.02, timeAxis(3600, 'linear'));
  const { twoScales, macroOnly: macro } = curves;
  expect(model.series[0]!.y[3]).toBeCloseTo(100 * (twoScales.values[3]! - macro.values[3]!), 9);
  expect(model.thresholds).toEqual([{ value: 2, label: '2\u202f% limit' }]);
});
