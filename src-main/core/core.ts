import { JobQueue } from '#main/jobs/job-queue.ts';
import { poolSize } from '#main/jobs/pool-size.ts';
import type { SolverPort } from '#main/jobs/solver-port.ts';
import type { MethodOutput } from '#shared/contract/methods.ts';
import { createDispatcher, type Dispatch } from './dispatcher.ts';
import { type EventListener, EventHub } from './event-hub.ts';
import { runHandlers } from './handlers/runs.ts';
import { shippedCaseLibrary } from './shipped-cases.ts';
import type { ApplicationFiles } from './application-files.ts';

export interface CoreOptions {
  readonly host: MethodOutput<'app.info'>['host'];
  readonly files: Pick<ApplicationFiles, 'version' | 'casesFolder'>;
  readonly solverPort: SolverPort;
  readonly workers?: number;
}

/** The program behind every host: calls go in, answers and events come out. */
export interface Core {
  readonly dispatch: Dispatch;
  /** @returns a function that ends the subscription. */
  subscribe(listener: EventListener): () => void;
  /** Ends all runs and their processes. */
  close(): Promise<void>;
}

export function createCore(options: CoreOptions): Core {
  const { host, files, solverPort, workers = poolSize() } = options;
  const hub = new EventHub();
  const jobs = new JobQueue({
    port: solverPort,
    seats: workers,
    publish: (event) => hub.publish(event),
  });
  const shippedCases = shippedCaseLibrary(files.casesFolder);
  const dispatch = createDispatcher(
    {
      'app.info': () => ({ name: 'PostDry Studio', version: files.version, host, workers }),
      'cases.list': () => ({ cases: shippedCases() }),
      ...runHandlers(jobs),
    },
    (incidentId, cause) => console.error(`incident ${incidentId}:`, cause),
  );
  return {
    dispatch,
    subscribe: (listener) => hub.subscribe(listener),
    close: () => jobs.close(),
  };
}
