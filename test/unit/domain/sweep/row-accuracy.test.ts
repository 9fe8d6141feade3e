import { describe, expect, it } from 'vitest';
import {
  accuracyInWords,
  accuracyWarning,
  rowAccuracy,
} from '#shared/domain/sweep/row-accuracy.ts';

describe('the accuracy of rows', () => {
  const finished = {
    outcome: 'finished',
    estimatedErrorPpm: null,
    estimatedErrorShare: null,
    estimatedTimeErrorS: null,
    massBalanceDefect: 1e-14,
    steepFront: false,
  } as const;
  const checked = {
    ...finished,
    estimatedErrorPpm: 0.3,
    estimatedErrorShare: 2e-5,
    estimatedTimeErrorS: 4,
  };
  const steep = { ...checked, estimatedErrorPpm: 8, estimatedErrorShare: 5e-4, steepFront: true };
  const failed = { ...steep, outcome: 'failed' } as const;

  it('is that of the worst row that was checked', () => {
    const errors = rowAccuracy([finished, checked, { ...finished, massBalanceDefect: 2e-13 }]);
    expect(accuracyInWords(errors, 'rows')).toBe(
      '1 of 3 finished rows were checked by finer runs: largest error 0.3 wt-ppm (2e-5 of the most water; 4 s in times). Largest mass-balance defect 2e-13.',
    );
    expect(accuracyWarning(errors, 1e-4)).toBeUndefined();
    expect(accuracyWarning(errors, 1e-5)).toMatch(/2e-5 .* above the 1e-5 .* higher accuracy/);
  });

  it('counts fronts, also of rows that failed at them', () => {
    const errors = rowAccuracy([finished, steep, failed]);
    expect(errors).toMatchObject({ finished: 2, checked: 1, steepFronts: 2, largestErrorPpm: 8 });
    expect(accuracyInWords(errors, 'samples')).toContain('In 2 samples a steep front');
    expect(accuracyWarning(errors, 1e-4)).toContain('a run of its own');
  });

  it('is not known without a finished or a checked row', () => {
    expect(accuracyInWords(rowAccuracy([failed]), 'rows')).toMatch(/^None of the rows finished/);
    expect(accuracyInWords(rowAccuracy([finished]), 'rows')).toMatch(
      /^None of the 1 finished rows/,
    );
    expect(accuracyWarning(rowAccuracy([finished]), 1e-4)).toBeUndefined();
  });
});
