import type { Reporter, TestModule } from 'vitest/node';
import { errorText, type NamedTest, writeSummary } from './test-summary.ts';

/** Counts tests; an error outside of a test (import, hook, unhandled rejection) is one failure. */
export default class VitestSummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    const failed = unhandledErrors.map((error) => because('outside of a test', [error]));
    const skipped: NamedTest[] = [];
    for (const module of modules) {
      const inModule = (what: string): string => `${module.relativeModuleId} > ${what}`;
      if (module.errors().length > 0)
        failed.push(because(module.relativeModuleId, module.errors()));
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0)
          failed.push(because(inModule(suite.fullName), suite.errors()));
      }
      for (const test of module.children.allTests()) {
        const result = test.result();
        const name = inModule(test.fullName);
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'skipped') {
          skipped.push({ name, reason: result.note ?? 'no reason given' });
        } else failed.push(because(name, result.errors ?? []));
      }
    }
    writeSummary({ passed, failed, skipped });
  }
}

function because(name: string, errors: readonly unknown[]): NamedTest {
  const [error] = errors;
  const message = error instanceof Object && 'message' in error ? String(error.message) : undefined;
  return { name, reason: errorText(message) };
}
