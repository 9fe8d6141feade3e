import { writeFileSync } from 'node:fs';

/** What a test runner did, in the form that run-tests.ts adds up. */
export interface TestSummary {
  passed: number;
  failed: number;
  skipped: readonly { name: string; reason: string }[];
}

/** Environment variable that tells a reporter which file to write its summary to. */
export const summaryFileVariable = 'POSTDRY_TEST_SUMMARY';

export function addSummaries(summaries: readonly TestSummary[]): TestSummary {
  return {
    passed: summaries.reduce((sum, { passed }) => sum + passed, 0),
    failed: summaries.reduce((sum, { failed }) => sum + failed, 0),
    skipped: summaries.flatMap(({ skipped }) => skipped),
  };
}

/** `N passed, N failed`, with `, N skipped` where a test was skipped. */
export function countsLine({ passed, failed, skipped }: TestSummary): string {
  const counts = `${passed} passed, ${failed} failed`;
  return skipped.length === 0 ? counts : `${counts}, ${skipped.length} skipped`;
}

/** Writes the summary where the caller asked for it; does nothing in a run by hand. */
export function writeSummary(summary: TestSummary): void {
  const file = process.env[summaryFileVariable];
  if (file !== undefined) writeFileSync(file, JSON.stringify(summary));
}
