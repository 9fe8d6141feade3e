import * as v from 'valibot';
import { expect, it } from 'vitest';
import { storedRowSchema } from '#shared/domain/study/stored-row.ts';

it('reads rows that were stored before they told their error', () => {
  const row = {
    ...{ index: 3, inputs: [1], outcome: 'finished', timeToTargetS: 60, lengthS: 90 },
    ...{ endPpmMean: 1, endPpmMax: 2, targetPpmAtEnd: 1, capsReached: 0 },
    ...{ massBalanceDefect: 1e-15, problem: null },
  };
  expect(v.parse(storedRowSchema, row)).toEqual({
    ...row,
    estimatedErrorPpm: null,
    estimatedErrorShare: null,
    estimatedTimeErrorS: null,
    steepFront: false,
  });
});
