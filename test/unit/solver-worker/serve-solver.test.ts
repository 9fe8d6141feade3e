import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { serveSolver } from '#main/solver-worker/serve-solver.ts';
import type { TaskRunners } from '#main/solver-worker/task-runner.ts';
import type { WorkerCommand, WorkerReport } from '#shared/worker-protocol/messages.ts';
import { linearCase } from '../../support/solver/linear-case.ts';
import { scriptedRunners } from '../../support/solver/scripted-simulation.ts';
import { eventually } from '../../support/eventually.ts';

function open(runners?: TaskRunners) {
  const reports: WorkerReport[] = [];
  const exit = vi.fn();
  let command: (command: WorkerCommand) => void = () => undefined;
  serveSolver(
    {
      post: (report) => reports.push(report),
      onCommand: (listener) => (command = listener),
      exit,
    },
    runners,
  );
  return { reports, exit, command: (given: WorkerCommand) => command(given) };
}

const startOf = (name: string): WorkerCommand => ({
  kind: 'start',
  jobId: 'job',
  task: { kind: 'simulate', problem: { ...linearCase, name }, options: {} },
});
const kinds = (reports: WorkerReport[]): string[] =>
  reports.map((report) => (report.kind === 'ended' ? report.outcome.state : report.kind));

it('is ready at once and solves a real case', async () => {
  const worker = open();
  expect(kinds(worker.reports)).toEqual(['ready']);
  worker.command(startOf('real'));
  await eventually(() => expect(kinds(worker.reports).at(-1)).toBe('finished'));
  const last = worker.reports.at(-1);
  // The exact value for ratio 1 and beta 0.5 at tau_macro.
  const result = last?.kind === 'ended' ? last.outcome.result : undefined;
  expect(result && 'total' in result && result.total[2]).toBeCloseTo(0.15528, 4);
});

it('reads commands between two slices of work', async () => {
  const worker = open(scriptedRunners);
  worker.command(startOf('patient'));
  const progressed = () => worker.reports.filter(({ kind }) => kind === 'progress').length;
  await eventually(() => expect(progressed()).toBeGreaterThanOrEqual(3));
  const before = progressed();
  worker.command({ kind: 'cancel', jobId: 'another' });
  await eventually(() => expect(progressed()).toBeGreaterThanOrEqual(before + 2));
  expect(kinds(worker.reports).at(-1)).toBe('progress');
  worker.command({ kind: 'cancel', jobId: 'job' });
  await eventually(() => expect(kinds(worker.reports).at(-1)).toBe('cancelled'));
});

it('can be shut down in the middle of a case', async () => {
  const worker = open(scriptedRunners);
  worker.command(startOf('patient'));
  await wait(50);
  worker.command({ kind: 'shutdown' });
  expect(worker.exit).toHaveBeenCalledOnce();
  worker.command({ kind: 'cancel', jobId: 'job' });
  await eventually(() => expect(kinds(worker.reports).at(-1)).toBe('cancelled'));
});
