import type { Reporter, Suite, TestError } from 'playwright/types/testReporter';
import { errorText, type NamedTest, writeSummary } from './test-summary.ts';

/** Counts tests; an error outside of a test is one failure, and so is a test that needed a retry. */
export default class PlaywrightSummaryReporter implements Reporter {
  private suite: Suite | undefined;
  private readonly errorsOutsideTests: NamedTest[] = [];

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  onError({ message }: TestError): void {
    this.errorsOutsideTests.push({ name: 'outside of a test', reason: errorText(message) });
  }

  onEnd(): void {
    let passed = 0;
    const failed = [...this.errorsOutsideTests];
    const skipped: NamedTest[] = [];
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      const name = test.titlePath().filter(Boolean).join(' > ');
      if (outcome === 'expected') passed += 1;
      else if (outcome === 'skipped') {
        const annotation = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
        skipped.push({ name, reason: annotation?.description ?? 'no reason given' });
      } else {
        const error = test.results.flatMap(({ errors }) => errors).at(0);
        failed.push({ name, reason: errorText(error?.message) });
      }
    }
    writeSummary({ passed, failed, skipped });
  }

  printsToStdio(): boolean {
    return false;
  }
}
