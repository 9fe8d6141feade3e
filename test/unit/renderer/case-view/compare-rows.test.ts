import { describe, expect, it } from 'vitest';
import { compareRows } from '#renderer/case-view/compare-rows.ts';
import { runLook, type ShownRun } from '#renderer/case-view/result-charts.ts';

function run(
  label: string,
  steps: number,
  total: readonly number[],
  resistances: 'both' | 'macro' | 'micro' = 'both',
): ShownRun {
  const record = {
    runId: label,
    transportCase: { resistances },
    figures: {
      tauMacroS: 100,
      tauMicroS: 1700,
      microShare: 0.11,
      meanTimeMicroShare: 0.65,
      initialKgPerM3: 1,
      estimatedError: null,
      massBalanceDefect: 1e-15,
      steps,
      solver: 'ndf',
      inputHash: '0123456789abcdef',
    },
    result: { timeS: [0, 10, 20], total, totalKgPerM3: total },
  } as unknown as ShownRun['record'];
  return { record, label, look: runLook(0), main: false };
}

const slow = run('slow', 50, [1, 0.8, 0.6]);
const fast = run('fast', 80, [1, 0.4, 0.2]);

describe('the comparison', () => {
  it('tells when each run comes to the target, and which is first', () => {
    const { rows, best } = compareRows([slow, fast], 0.6, 0, false);
    expect(rows.map(({ id }) => id)).toEqual(['fast', 'slow']);
    expect(rows.map(({ cells }) => cells[1])).toEqual([expect.closeTo(6.6667, 3), 20]);
    expect(best[1]).toBeCloseTo(6.6667, 3);
    expect(best[11]).toBe(50);
    expect(best[6]).toBeUndefined();
  });

  it('sorts by any column both ways; what is not reached comes last', () => {
    expect(compareRows([slow, fast], 0.6, 11, true).rows[0]?.id).toBe('fast');
    expect(compareRows([slow, fast], 0.3, 1, false).rows.at(-1)?.id).toBe('slow');
  });

  it('shows no diffusion time of a scale without resistance, and no ratio then', () => {
    const diffusionTimes = (resistances: 'both' | 'macro' | 'micro') =>
      compareRows([run('a', 50, [1, 0.5, 0.2], resistances)], 0.6, 0, false).rows[0]?.cells.slice(
        4,
        7,
      );
    expect(diffusionTimes('both')).toEqual([100, 1700, 17]);
    expect(diffusionTimes('macro')).toEqual([100, undefined, undefined]);
    expect(diffusionTimes('micro')).toEqual([undefined, 1700, undefined]);
  });

  it('has no best of one run', () => {
    expect(compareRows([slow], 0.6, 0, false).best.every((value) => value === undefined)).toBe(
      true,
    );
  });
});
