import { describe, expect, it } from 'vitest';
import { addSummaries, countsLine } from '../../support/test-summary.ts';

describe('the last line of a test run', () => {
  const none = { passed: 0, failed: 0, skipped: [] };

  it('adds up what the runners report', () => {
    const skipped = [{ name: 'window', reason: 'no Electron binary' }];
    const total = addSummaries([{ ...none, passed: 3 }, { passed: 4, failed: 2, skipped }, none]);
    expect(countsLine(total)).toBe('7 passed, 2 failed, 1 skipped');
  });

  it('is silent about skipped tests where there are none', () => {
    expect(countsLine({ ...none, passed: 12 })).toBe('12 passed, 0 failed');
  });
});
