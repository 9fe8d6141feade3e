/** A simulation that does what the name of its case says; for tests of everything around it. */
import { type Simulate, simulateTask } from '#main/solver-worker/simulate-task.ts';
import type { TaskRunners } from '#main/solver-worker/task-runner.ts';
import { taskRunners } from '#main/solver-worker/task-runners.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';

export type Script = 'quick' | 'patient' | 'stubborn' | 'crash' | 'throw' | 'fail' | 'refuse';

/** A step of the patient simulation blocks the process for this long. */
const stepMs = 5;
const longestMs = 20_000;

const scripts: readonly string[] = [
  'quick',
  'patient',
  'stubborn',
  'crash',
  'throw',
  'fail',
  'refuse',
] satisfies Script[];

/** Ends at once for a name that is no script. */
export const scriptedSimulation: Simulate = function* scripted({ name }) {
  if (!scripts.includes(name)) return scriptedResult(name, 'finished');
  const started = performance.now();
  for (let steps = 1; performance.now() - started < longestMs; steps++) {
    if (name === 'crash') process.exit(7);
    if (name === 'throw') throw new Error('a defect');
    if (name === 'refuse') throw new RangeError('The analytic method serves linear cases only.');
    // The stubborn one reports a little progress, and then it is not heard of any more.
    block(name === 'stubborn' && steps > 10 ? longestMs : stepMs);
    const signal = yield {
      fraction: (performance.now() - started) / longestMs,
      simTimeS: steps,
      steps,
      rejected: 0,
      phase: 'solve',
    };
    if (signal === 'cancel' && name !== 'stubborn') return scriptedResult(name, 'cancelled');
    if (name === 'fail') return scriptedResult(name, 'failed');
    if (name === 'quick' && steps === 10) break;
  }
  return scriptedResult(name, 'finished');
};

/** A worker's tasks with the scripted simulation among them. */
export const scriptedRunners: TaskRunners = {
  ...taskRunners,
  simulate: simulateTask(scriptedSimulation),
};

function block(durationMs: number): void {
  const until = performance.now() + durationMs;
  while (performance.now() < until);
}

export function scriptedResult(name: string, status: ResultRecord['status']): ResultRecord {
  return {
    format: 'postdry.result/1',
    name,
    status,
    ...(status === 'failed' && {
      error: {
        code: 'STEP_TOO_SMALL',
        message: 'The step became too small.',
        atTimeS: 1,
        step: 3,
        quantity: 'micro content',
        likely: 'micro.diffusivityM2PerS',
        tryNext: 'a lower accuracy',
      },
    }),
    inputHash: 'scripted',
    resistances: 'both',
    referenceValue: 'start',
    timeS: [0, 1],
    total: [1, 0.5],
    totalKgPerM3: [2, 1],
    totalWtPpm: null,
    wtPpmUnavailable: 'no density',
    releasedKgPerM3: [0, 1],
    initialKgPerM3: 2,
    equilibriumKgPerM3: 0,
    macroMean: [1, 0.5],
    macroMin: [1, 0],
    macroMax: [1, 1],
    mirrorMacro: [1, 1],
    mirrorMicroMean: null,
    mirrorMicroMin: null,
    mirrorMicroMax: null,
    microGradientIntensity: null,
    tauMacroS: 1,
    tauMicroS: 1,
    microShare: 0.5,
    meanTimeMicroShare: 0.5,
    accuracyRequested: 1e-4,
    estimatedError: null,
    massBalanceDefect: null,
    statistics: {
      steps: 10,
      rejected: 0,
      newtonIterations: 20,
      factorisations: 5,
      rightHandSides: 30,
      unknowns: 12,
      lowestValue: 0,
    },
    solver: { name: 'scripted', version: '0', mesh: 'none', method: 'ndf' },
    warnings: [],
  };
}
