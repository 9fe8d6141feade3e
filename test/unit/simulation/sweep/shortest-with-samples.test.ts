import { describe, expect, it } from 'vitest';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';
import { shortestWithSamples } from '#shared/simulation/sweep/shortest-with-samples.ts';

const question = { bounds: [0, 200], within: [[0, 1]], limitPpm: 100 } as const;

/** Ten samples that meet the target from a length on, which falls as the further value rises. */
const rowsAt = (further: number, value: number): SweepRow[] => {
  const targetPpmAtEnd = value >= 100 - 50 * further ? 90 : 110;
  const row = {
    outcome: 'finished',
    timeToTargetS: null,
    lengthS: value,
    endPpmMean: targetPpmAtEnd,
    endPpmMax: targetPpmAtEnd,
    targetPpmAtEnd,
    capsReached: 0,
    massBalanceDefect: 0,
    estimatedErrorPpm: null,
    estimatedErrorShare: null,
    estimatedTimeErrorS: null,
    steepFront: false,
    problem: null,
  } as const;
  return Array.from({ length: 10 }, (_, index) => ({ ...row, index, inputs: [further, value] }));
};

describe('the shortest recipe with samples', () => {
  it('has for each choice the smallest value that suffices', async () => {
    const { best, rows, status, stop } = await shortestWithSamples<never>(
      question,
      ([further = Number.NaN], value) => Promise.resolve(rowsAt(further, value)),
    );
    expect([status, stop]).toEqual(['done', undefined]);
    expect(best?.values).toEqual([1]);
    // The bracket ends at half a percent of the bounds.
    expect(best?.value).toBeGreaterThanOrEqual(50);
    expect(best?.value).toBeLessThanOrEqual(51);
    expect(best?.lengthS).toBe(best?.value);
    expect(rows.map(({ inputs }) => inputs)).toEqual(Array(10).fill([1, best?.value]));
  });

  it('gives up a choice as soon as it cannot be shorter', async () => {
    const heard: string[] = [];
    const trials: number[] = [];
    await shortestWithSamples<never>(
      question,
      ([further = Number.NaN], value) => {
        if (further === 0.75) trials.push(value);
        return Promise.resolve(rowsAt(further, value));
      },
      ({ values, kind }) => heard.push(`${values.join()} ${kind}`),
    );
    expect(heard).toContain('0.75 not-shorter');
    expect(trials.length).toBeLessThan(10);
  });

  it('says why it was stopped, and keeps what was tried before', async () => {
    let runs = 0;
    const { tried, stop, status } = await shortestWithSamples<'cancelled'>(
      question,
      ([further = Number.NaN], value) =>
        Promise.resolve(++runs > 15 ? 'cancelled' : rowsAt(further, value)),
    );
    expect([status, stop]).toEqual(['stopped', 'cancelled']);
    expect(tried).toHaveLength(1);
  });
});
