import Table from 'cli-table3';
import type { ShippedCase } from '#shared/domain/case/shipped-cases.ts';
import type { PaperCheck } from '#shared/domain/paper/paper-check.ts';
import { checkPaper } from '#shared/domain/paper/check-paper.ts';
import { PAPER_CASE_IDS, type PaperCaseId } from '#shared/domain/paper/paper-results.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { driveSimulation } from './drive-simulation.ts';
import { shippedCases } from './shipped-case-files.ts';
import { progressLine } from './progress-line.ts';
import { EXIT } from './refusal.ts';

export interface PaperOptions {
  readonly json?: boolean;
}

/** Tight enough that the checks see the model and not the solver. */
const ACCURACY = 1e-5;

/**
 * Simulates the cases of the paper and prints what became of its statements.
 * @returns the exit code: 1 when a run ended early or a statement that can be checked fails
 */
export async function paperCommand(options: PaperOptions): Promise<number> {
  const cases = paperCases();
  const results: Partial<Record<PaperCaseId, ResultRecord>> = {};
  for (const { id, transportCase, title } of cases) {
    const line = progressLine(process.stderr, `${title}:`);
    const simulation = simulateCase(transportCase, { accuracy: ACCURACY });
    const result = await driveSimulation(simulation, line.show);
    line.clear();
    if (result.status !== 'finished') {
      const reason = result.error === undefined ? '' : ` ${result.error.message}`;
      process.stderr.write(`${title}: the simulation was ${result.status}.${reason}\n`);
      return EXIT.endedEarly;
    }
    results[id] = result;
  }
  const checks = checkPaper(results as Record<PaperCaseId, ResultRecord>);
  process.stdout.write(options.json === true ? asJson(cases, checks) : asText(cases, checks));
  return checks.some(({ verdict }) => verdict === 'not reproduced') ? EXIT.endedEarly : EXIT.done;
}

type PaperCase = ShippedCase & { readonly id: PaperCaseId };

function paperCases(): PaperCase[] {
  const shipped = shippedCases();
  return PAPER_CASE_IDS.map((id) => {
    const found = shipped.find((entry) => entry.id === id);
    if (found === undefined) throw new Error(`The shipped case ${id} is missing.`);
    return { ...found, id };
  });
}

function asJson(cases: readonly PaperCase[], checks: readonly PaperCheck[]): string {
  const assumed = cases.map(({ id, assumed: values, transportCase }) => ({
    case: id,
    values: values.map(({ path, reason }) => ({ path, value: at(transportCase, path), reason })),
  }));
  return `${JSON.stringify({ checks, assumed, summary: counts(checks) }, null, 2)}\n`;
}

function asText(cases: readonly PaperCase[], checks: readonly PaperCheck[]): string {
  const table = new Table({
    head: ['Figure', 'Statement', 'Found', 'Needed', 'Verdict'],
    colWidths: [8, 40, 40, 26, 18],
    wordWrap: true,
    style: { head: [], border: [], compact: false },
  });
  for (const { figure, statement, measured, criterion, verdict, reason } of checks) {
    const why = reason === '' ? '' : `\n(${reason})`;
    table.push([figure, statement + why, measured, criterion, verdict]);
  }
  return [
    'Figures 4 to 7 of T. Heckmann et al., Drying Technology (2026), 10.1080/07373937.2026.2631674',
    table.toString(),
    ...Object.entries(counts(checks)).map(([verdict, count]) => `${count} ${verdict}`),
    '',
    'Assumed values:',
    ...assumedLines(cases),
    '',
  ].join('\n');
}

/** Assumed values, cases with the same value and reason in one line. */
function assumedLines(cases: readonly PaperCase[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { id, assumed, transportCase } of cases) {
    for (const { path, reason } of assumed) {
      const line = `${path} = ${JSON.stringify(at(transportCase, path))}: ${reason}`;
      lines.set(line, [...(lines.get(line) ?? []), id]);
    }
  }
  return [...lines].map(([line, ids]) => `- ${line} (${ids.join(', ')})`);
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
}

function counts(checks: readonly PaperCheck[]): Record<string, number> {
  const verdicts = ['reproduced', 'assumed', 'not reproducible', 'not reproduced'] as const;
  return Object.fromEntries(
    verdicts.map((verdict) => [
      verdict,
      checks.filter((check) => check.verdict === verdict).length,
    ]),
  );
}
