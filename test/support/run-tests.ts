/**
 * `npm test`: types, lint, build, vitest, then Playwright. Goes on after a failure and ends with
 * one line of counts; the exit code is 1 when anything failed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findOrInstallBrowser } from './browser.ts';
import {
  addSummaries,
  countsLine,
  type NamedTest,
  summaryFileVariable,
  type TestSummary,
} from './test-summary.ts';
import { runNode, toolScript } from './tools.ts';

const summaryFolder = mkdtempSync(path.join(tmpdir(), 'postdry-tests-'));

interface Stage {
  name: string;
  script: string;
  args?: readonly string[];
  timeoutS: number;
}

/** A stage that passes or fails as a whole and counts as one. */
async function runAsOne(stage: Stage): Promise<TestSummary> {
  const passed = await runTimed(stage);
  return { passed: passed ? 1 : 0, failed: passed ? [] : [asAWhole(stage)], skipped: [] };
}

/** A stage whose reporter counts test by test. */
async function runCounted(stage: Stage): Promise<TestSummary> {
  const file = path.join(summaryFolder, `${stage.name}.json`);
  const passed = await runTimed(stage, { [summaryFileVariable]: file });
  const summary = readSummary(file) ?? { passed: 0, failed: [asAWhole(stage)], skipped: [] };
  // A runner that fails without a failed test (crash, timeout, nothing to run) still counts.
  return passed || summary.failed.length > 0 ? summary : { ...summary, failed: [asAWhole(stage)] };
}

function readSummary(file: string): TestSummary | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TestSummary;
  } catch {
    return undefined;
  }
}

function asAWhole({ name }: Stage): NamedTest {
  return { name, reason: `see "==== ${name}" above` };
}

async function runTimed(
  { name, script, args = [], timeoutS }: Stage,
  environment: Record<string, string> = {},
): Promise<boolean> {
  console.log(`\n==== ${name}`);
  const startedMs = performance.now();
  const passed = await runNode(script, args, { environment, timeoutS });
  const elapsedS = (performance.now() - startedMs) / 1000;
  console.log(`==== ${name} ${passed ? 'passed' : 'FAILED'} (${elapsedS.toFixed(1)} s)`);
  return passed;
}

async function runEndToEnd(buildPassed: boolean): Promise<TestSummary> {
  if (!buildPassed) {
    console.log('\n==== e2e FAILED: there is no build to test.');
    const failed = [{ name: 'e2e', reason: 'no build to test' }];
    return { passed: 0, failed, skipped: [] };
  }
  if ((await findOrInstallBrowser()) === undefined) {
    console.log('\n==== e2e SKIPPED: no Chromium, Chrome or Edge on this machine.');
    return { passed: 0, failed: [], skipped: [{ name: 'e2e', reason: 'no browser' }] };
  }
  return runCounted({
    name: 'e2e',
    script: toolScript('playwright'),
    args: ['test', '--reporter=list,./test/support/playwright-summary-reporter.ts'],
    timeoutS: 1400,
  });
}

const check = await runAsOne({ name: 'check', script: 'test/support/check.ts', timeoutS: 600 });
const lint = await runAsOne({ name: 'lint', script: 'test/support/lint.ts', timeoutS: 600 });
const build = await runAsOne({
  name: 'build',
  script: toolScript('vite'),
  args: ['build', '--app'],
  timeoutS: 600,
});
const vitest = await runCounted({
  name: 'vitest',
  script: toolScript('vitest'),
  args: ['run', '--reporter=default', '--reporter=./test/support/vitest-summary-reporter.ts'],
  timeoutS: 900,
});
const endToEnd = await runEndToEnd(build.failed.length === 0);
rmSync(summaryFolder, { recursive: true });

const total = addSummaries([check, lint, build, vitest, endToEnd]);
for (const [title, tests] of [
  ['Skipped', total.skipped],
  ['Failed', total.failed],
] as const) {
  if (tests.length > 0) console.log(`\n${title}:`);
  for (const { name, reason } of tests) console.log(`  ${name}: ${reason}`);
}
process.exitCode = total.failed.length === 0 ? 0 : 1;
console.log(`\n${countsLine(total)}`);
