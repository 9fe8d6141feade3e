import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { fitProgressSchema } from '#shared/domain/fit/fit-progress.ts';
import type { FitRequest } from '#shared/domain/fit/fit-request.ts';
import type { FitTaskProgress, TaskOutcome } from '#shared/worker-protocol/messages.ts';
import { fitTask } from '#main/solver-worker/fit-task.ts';
import { syntheticRun } from '../../support/drying-runs.ts';
import { experimentOf } from '../../support/synthetic-experiment.ts';

const run = syntheticRun({ duration: 20, points: 300, noise: 0.003 });
const request: FitRequest = {
  fromS: 0,
  model: 'two-scale',
  microGeometry: 'slab',
  fixed: {},
  freeDeadTime: false,
  compare: true,
  starts: 5,
};

/** Runs the task; cancels it when it tells something that `isTime` is true for. */
function runTask(
  changes: Partial<FitRequest>,
  isTime: (told: FitTaskProgress) => boolean = () => false,
): { told: FitTaskProgress[]; outcome: TaskOutcome<'fit'> } {
  const experiment = experimentOf(run);
  const steps = fitTask({ kind: 'fit', experiment, request: { ...request, ...changes } });
  const told: FitTaskProgress[] = [];
  let isCancelled = false;
  let next = steps.next();
  while (next.done !== true) {
    told.push(next.value);
    isCancelled ||= isTime(next.value);
    next = steps.next(isCancelled ? 'cancel' : undefined);
  }
  return { told, outcome: next.value };
}

describe('a fit that is told', () => {
  it('says where it is, with a curve of few points, and never goes back', () => {
    const { told, outcome } = runTask({ starts: 60 });
    expect(outcome.state).toBe('finished');
    const [first] = told;
    expect(v.parse(fitProgressSchema, first?.fit)).toMatchObject({
      phase: 'searching',
      subject: 'two-scale',
      part: { kind: 'start', number: 1, count: 61 },
    });
    const [curve] = first?.fit.curves ?? [];
    expect(curve?.timeS).toHaveLength(160);
    expect([curve?.timeS[0], curve?.timeS.at(-1)]).toEqual([run.timesS[0], run.timesS.at(-1)]);
    const fractions = told.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    // The same object is told again until there is something new.
    expect(new Set(told).size).toBeLessThan(told.length / 5);
  });

  it('keeps nothing while it looks for the best values', () => {
    const { outcome } = runTask({ starts: 30 }, () => true);
    expect(outcome).toEqual({ state: 'cancelled' });
  });

  it('keeps the fit and the models that were finished', () => {
    const { outcome } = runTask(
      { model: 'macro', starts: 60 },
      ({ fit }) => fit.phase === 'comparing' && fit.subject === 'two-scale',
    );
    expect(outcome.state).toBe('cancelled');
    const { result } = outcome as { result?: NonNullable<(typeof outcome)['result']> };
    expect(result?.outcome).toBe('cancelled');
    expect(result?.verdicts[0]?.code).toBe('CANCELLED');
    expect(result?.parameters.tauMacroS.profile95).not.toContain(null);
    expect(result?.comparison?.map(({ model }) => model)).toEqual(['macro', 'micro']);
  });

  it('says in words why a fit is not possible', () => {
    const { outcome } = runTask({ fromS: 1e9 });
    if (outcome.state !== 'failed') throw new Error('The fit did not fail.');
    expect(outcome.error.code).toBe('SOLVER_FAILED');
    expect(outcome.error.message).toContain('0 measured points');
  });
});
