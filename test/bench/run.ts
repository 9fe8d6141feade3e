/*
 * `npm run bench [-- --json] [-- --only NAME]`: CPU time (warm, without the run that estimates the
 * error), steps, error and memory. Each problem is measured in a process of its own, so that neither
 * compiled code nor memory of one touches another. `--only application` measures the built program
 * around the solver instead: its window and its queue.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { Command } from 'commander';
import type { Measured } from './measure.ts';
import { measure } from './measure.ts';
import { problems } from './problems.ts';

const program = new Command('bench')
  .option('--json', 'print JSON instead of a table')
  .option('--only <name>', `application, ${Object.keys(problems).join(', ')}`)
  .parse();
const { json, only } = program.opts<{ json?: true; only?: string }>();

function measureApart(name: string): Measured {
  const script = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [script, '--json', '--only', name],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The benchmark ${name} failed:\n${stderr}`);
  return (JSON.parse(stdout) as { problems: [Measured] }).problems[0];
}

function measureHere(name: string): Measured {
  const build = problems[name];
  if (build === undefined) {
    return program.error(`There is no benchmark "${name}".`, { exitCode: 2 });
  }
  return measure(build());
}

function print(measured: readonly Measured[]): void {
  if (json === true) {
    const environment = { node: process.version, platform: process.platform, arch: process.arch };
    process.stdout.write(`${JSON.stringify({ environment, problems: measured }, null, 2)}\n`);
    return;
  }
  const table = new Table({
    head: [
      'problem',
      'unknowns',
      'steps',
      'CPU ms',
      'low',
      'error total',
      'error all',
      'ns/step/unknown',
      'peak MB',
    ],
    style: { head: [], border: [] },
  });
  const scientific = (value: number | null) => value?.toExponential(1) ?? '–';
  for (const row of measured) {
    table.push([
      row.name,
      row.unknowns || '–',
      row.steps || '–',
      row.cpuMs.toPrecision(3),
      row.cpuMsLow.toPrecision(3),
      scientific(row.errorOfTotal),
      scientific(row.largestError),
      row.nsPerStepAndUnknown?.toFixed(0) ?? '–',
      row.peakMemoryMB.toFixed(0),
    ]);
  }
  process.stdout.write(`${table.toString()}\n`);
  process.stdout.write(
    'CPU time: median and lowest tenth of warm repeats. Errors: largest deviation from the exact reference,\n' +
      'of the total and of all four reference quantities, as a share of the start.\n',
  );
}

/** First paint, redraws and event-loop delay of the built program; each prints its own lines. */
function measureApplication(): void {
  for (const name of ['window', 'queue']) {
    const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
    const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}

if (only !== 'application') {
  print(only === undefined ? Object.keys(problems).map(measureApart) : [measureHere(only)]);
}
if (json !== true && (only === undefined || only === 'application')) measureApplication();
