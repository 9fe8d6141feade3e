import type { Reporter, Suite } from 'playwright/types/testReporter';
import { writeSummary } from './test-summary.ts';

/** Counts tests; an error outside of a test is one failure, and so is a test that needed a retry. */
export default class PlaywrightSummaryReporter implements Reporter {
  private suite: Suite | undefined;
  private errorsOutsideTests = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onError(): void {
    this.errorsOutsideTests += 1;
  }

  onEnd(): void {
    let passed = 0;
    let failed = this.errorsOutsideTests;
    const skipped: { name: string; reason: string }[] = [];
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') passed += 1;
      else if (outcome === 'skipped') {
        const annotation = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
        const name = test.titlePath().filter(Boolean).join(' > ');
        skipped.push({ name, reason: annotation?.description ?? 'no reason given' });
      } else failed += 1;
    }
    writeSummary({ passed, failed, skipped });
  }

  printsToStdio(): boolean {
    return false;
  }
}
