import { describe, expect, it } from 'vitest';
import { shortestWithSamples } from '#shared/simulation/sweep/shortest-with-samples.ts';

/** Samples that all meet the target from a length on, which falls as the further value rises. */
const trialAt = (further: number, value: number) => {
  const met = value >= 100 - 50 * further ? 10 : 0;
  return {
    probability: met / 10,
    interval95: [0, 1] as const,
    met,
    finished: 10,
    failed: 0,
    firstProblem: null,
    lengthS: value,
  };
};

describe('the shortest recipe with samples', () => {
  it('has for each choice the smallest value that suffices', async () => {
    const { best, status, stop } = await shortestWithSamples<never>(
      [0, 200],
      [[0, 1]],
      ([further = Number.NaN], value) => Promise.resolve(trialAt(further, value)),
    );
    expect([status, stop]).toEqual(['done', undefined]);
    expect(best?.values).toEqual([1]);
    // The bracket ends at half a percent of the bounds.
    expect(best?.value).toBeGreaterThanOrEqual(50);
    expect(best?.value).toBeLessThanOrEqual(51);
    expect(best?.lengthS).toBe(best?.value);
  });

  it('gives up a choice as soon as it cannot be shorter', async () => {
    const heard: string[] = [];
    const trials: number[] = [];
    await shortestWithSamples<never>(
      [0, 200],
      [[0, 1]],
      ([further = Number.NaN], value) => {
        if (further === 0.75) trials.push(value);
        return Promise.resolve(trialAt(further, value));
      },
      ({ values, kind }) => heard.push(`${values.join()} ${kind}`),
    );
    expect(heard).toContain('0.75 not-shorter');
    expect(trials.length).toBeLessThan(10);
  });

  it('says why it was stopped, and keeps what was tried before', async () => {
    let runs = 0;
    const { tried, stop, status } = await shortestWithSamples<'cancelled'>(
      [0, 200],
      [[0, 1]],
      ([further = Number.NaN], value) =>
        Promise.resolve(++runs > 15 ? 'cancelled' : trialAt(further, value)),
    );
    expect([status, stop]).toEqual(['stopped', 'cancelled']);
    expect(tried).toHaveLength(1);
  });
});
