import type { Reporter, TestModule } from 'vitest/node';
import { writeSummary } from './test-summary.ts';

/** Counts tests; an error outside of a test (import, hook, unhandled rejection) is one failure. */
export default class VitestSummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    const skipped: { name: string; reason: string }[] = [];
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'skipped') {
          const reason = result.note ?? 'no reason given';
          skipped.push({ name: `${module.relativeModuleId} > ${test.fullName}`, reason });
        } else failed += 1;
      }
    }
    writeSummary({ passed, failed, skipped });
  }
}
