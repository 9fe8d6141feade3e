/*
 * `node test/bench/queue.ts`: how long the host does not answer while many runs are queued, solved
 * and stored. The core, its database and its solver processes are the real ones.
 */
import '../support/raw-text-imports.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Core } from '#main/core/core.ts';
import { shippedCaseLibrary } from '#main/core/shipped-cases.ts';
import { documentOfShippedCase } from '#shared/domain/project/case-document.ts';

export interface QueueFigures {
  readonly runs: number;
  readonly workers: number;
  readonly elapsedS: number;
  /** Time by which the event loop was late. */
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
}

const queuedCase = 'figure-7-ratio-17';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Time between two looks at the event loop; what was measured contains it. */
const resolutionMs = 1;

/** Queues a case of the paper many times and waits until all runs are stored. */
export async function measureQueue(runs = 200): Promise<QueueFigures> {
  // Modules that import SQL as text can be loaded from here on only.
  const { createCore } = await import('#main/core/core.ts');
  const { forkSolverPort } = await import('#main/loopback/fork-solver-port.ts');
  const { openStorage } = await import('#main/storage/open-storage.ts');
  const dataFolder = mkdtempSync(join(tmpdir(), 'postdry-queue-'));
  const casesFolder = fromRoot('resources/cases');
  const shipped = shippedCaseLibrary(casesFolder)().find(({ id }) => id === queuedCase);
  if (!shipped) throw new Error(`There is no case ${queuedCase}.`);
  const storage = openStorage(dataFolder);
  const { projectId } = storage.projects.create('Queue');
  const caseId = storage.cases.create(projectId, documentOfShippedCase(shipped))?.caseId ?? '';
  storage.close();
  const core = createCore({
    host: 'loopback',
    files: {
      version: '0',
      casesFolder,
      examplesFolder: fromRoot('resources/examples'),
      materialsFolder: fromRoot('resources/materials'),
      licencesFile: fromRoot('out/licences.json'),
    },
    dataFolder,
    printPdf: () => Promise.resolve('Nothing is printed here.'),
    solverPort: forkSolverPort(fromRoot('src-main/solver-worker/fork-entry.ts')),
  });
  try {
    const delay = monitorEventLoopDelay({ resolution: resolutionMs });
    const started = performance.now();
    delay.enable();
    await solveAll(core, caseId, runs);
    delay.disable();
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolutionMs);
    const info = await core.dispatch({ method: 'app.info', input: {} });
    return {
      runs,
      workers: info.ok ? (info.value as { workers: number }).workers : 0,
      elapsedS: (performance.now() - started) / 1000,
      delayP99Ms: late(delay.percentile(99)),
      delayMaxMs: late(delay.max),
    };
  } finally {
    await core.close();
    rmSync(dataFolder, { recursive: true });
  }
}

async function solveAll(core: Core, caseId: string, runs: number): Promise<void> {
  const ended = Promise.withResolvers<undefined>();
  let open = runs;
  core.subscribe(({ name }) => {
    if (name === 'runs.failed') ended.reject(new Error('A run of the queue failed.'));
    if (name === 'runs.finished' && --open === 0) ended.resolve(undefined);
  });
  for (let run = 0; run < runs; run++) {
    const answer = await core.dispatch({ method: 'runs.start', input: { caseId } });
    if (!answer.ok) throw new Error(answer.error.message);
    // Every request of a page comes in a turn of its own.
    await turn();
  }
  await ended.promise;
}

/** Measures and prints one line. */
export async function printQueueFigures(): Promise<void> {
  const { runs, workers, elapsedS, delayP99Ms, delayMaxMs } = await measureQueue();
  process.stdout.write(
    `queue: ${runs} runs, ${workers} solver processes, ${elapsedS.toFixed(1)} s; ` +
      `event loop late by ${delayP99Ms.toFixed(1)} ms (p99), ${delayMaxMs.toFixed(1)} ms (max)\n`,
  );
}

if (import.meta.main) await printQueueFigures();
