import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** A test that failed or was skipped, and why in a line. */
export interface NamedTest {
  readonly name: string;
  readonly reason: string;
}

/** What a test runner did, in the form that run-tests.ts adds up. */
export interface TestSummary {
  readonly passed: number;
  readonly failed: readonly NamedTest[];
  readonly skipped: readonly NamedTest[];
}

/** Environment variable that tells a reporter which file to write its summary to. */
export const summaryFileVariable = 'POSTDRY_TEST_SUMMARY';

export function addSummaries(summaries: readonly TestSummary[]): TestSummary {
  return {
    passed: summaries.reduce((sum, { passed }) => sum + passed, 0),
    failed: summaries.flatMap(({ failed }) => failed),
    skipped: summaries.flatMap(({ skipped }) => skipped),
  };
}

/** `N passed, N failed`, with `, N skipped` where a test was skipped. */
export function countsLine({ passed, failed, skipped }: TestSummary): string {
  const counts = `${passed} passed, ${failed.length} failed`;
  return skipped.length === 0 ? counts : `${counts}, ${skipped.length} skipped`;
}

/** What an error says, without colours and without its stack: at most a few lines. */
export function errorText(message: string | undefined): string {
  const lines = stripVTControlCharacters(message ?? 'no message')
    .trim()
    .split('\n');
  return lines.slice(0, mostLines).join('\n    ');
}

const mostLines = 8;

/** Writes the summary where the caller asked for it; does nothing in a run by hand. */
export function writeSummary(summary: TestSummary): void {
  const file = process.env[summaryFileVariable];
  if (file !== undefined) writeFileSync(file, JSON.stringify(summary));
}
