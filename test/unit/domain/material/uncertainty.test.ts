import { expect, it } from 'vitest';
import { rangeOf95, uncertaintyOfKind } from '#shared/domain/material/uncertainty.ts';

it('tells the range that holds 95 % of the values', () => {
  expect(rangeOf95({ value: 5 })).toBeUndefined();
  const normal = { distribution: 'normal' as const, standardDeviation: 1 };
  expect(rangeOf95({ value: 5, uncertainty: normal })).toEqual([3.04, 6.96]);
  const lognormal = { distribution: 'lognormal' as const, factor95: 4 };
  expect(rangeOf95({ value: 2, uncertainty: lognormal })).toEqual([0.5, 8]);
  const uniform = { distribution: 'uniform' as const, lower: 1, upper: 3 };
  expect(rangeOf95({ value: 2, uncertainty: uniform })).toEqual([1, 3]);
});

it('begins with a tenth to both sides, at 0 with a tenth of one', () => {
  expect(uncertaintyOfKind('uniform', { value: 50 })).toEqual({
    distribution: 'uniform',
    lower: 45,
    upper: 55,
  });
  expect(uncertaintyOfKind('uniform', { value: 0 })).toEqual({
    distribution: 'uniform',
    lower: -0.1,
    upper: 0.1,
  });
});

it('has a factor also where the range reaches below 0', () => {
  const uncertainty = { distribution: 'normal' as const, standardDeviation: 4 };
  expect(uncertaintyOfKind('lognormal', { value: 5, uncertainty })).toEqual({
    distribution: 'lognormal',
    factor95: 1.1,
  });
});
