import { describe, expect, it } from 'vitest';
import { describeProgress, progressLine } from '#main/cli/progress-line.ts';

const progress = {
  fraction: 0.25,
  simTimeS: 7560,
  steps: 120,
  rejected: 3,
  phase: 'solve',
} as const;

describe('the progress line', () => {
  it('says how far, when, how many steps and how long still', () => {
    expect(describeProgress(progress, 10)).toBe(
      '25 %, at 2 h 6 min, 120 steps (3 rejected), about 30 s left',
    );
    expect(describeProgress({ ...progress, phase: 'estimate' }, 10)).toContain(
      'estimating the error',
    );
    expect(describeProgress({ ...progress, fraction: 0 }, 10)).not.toContain('left');
    expect(describeProgress({ ...progress, fraction: 0.96 }, 100)).not.toContain('left');
  });

  it('is written to a terminal only, and is cleared', () => {
    const written: string[] = [];
    const stream = (isTTY: boolean) =>
      ({
        isTTY,
        columns: 80,
        write: (text: string) => written.push(text),
      }) as unknown as NodeJS.WriteStream;
    const silent = progressLine(stream(false));
    silent.show(progress);
    silent.clear();
    expect(written).toEqual([]);
    const shown = progressLine(stream(true), 'Figure 4:');
    shown.show(progress);
    shown.show(progress);
    shown.clear();
    expect(written).toHaveLength(2);
    expect(written[0]).toContain('Figure 4: 25 %');
  });
});
