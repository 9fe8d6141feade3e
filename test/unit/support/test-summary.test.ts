import { describe, expect, it } from 'vitest';
import { addSummaries, countsLine, errorText } from '../../support/test-summary.ts';

describe('the last line of a test run', () => {
  const none = { passed: 0, failed: [], skipped: [] };

  it('adds up what the runners report', () => {
    const skipped = [{ name: 'window', reason: 'no Electron binary' }];
    const failed = ['one', 'two'].map((name) => ({ name, reason: 'expected 1 to be 2' }));
    const total = addSummaries([{ ...none, passed: 3 }, { passed: 4, failed, skipped }, none]);
    expect(countsLine(total)).toBe('7 passed, 2 failed, 1 skipped');
  });

  it('is silent about skipped tests where there are none', () => {
    expect(countsLine({ ...none, passed: 12 })).toBe('12 passed, 0 failed');
  });
});

describe('the reason of a failure', () => {
  it('is a few lines without colours, and tells how a property is tried again', () => {
    const coloured = '\u001b[31mProperty failed after 3 tests\u001b[39m\n{ seed: 7, path: "2" }';
    const text = errorText(`${coloured}\n${'at somewhere\n'.repeat(40)}`);
    expect(text).toContain('Property failed after 3 tests\n    { seed: 7, path: "2" }');
    expect(text.split('\n').length).toBeLessThan(10);
    expect(errorText(undefined)).toBe('no message');
  });
});
