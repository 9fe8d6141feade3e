import { JobQueue } from '#main/jobs/job-queue.ts';
import { poolSize } from '#main/jobs/pool-size.ts';
import type { SolverPort } from '#main/jobs/solver-port.ts';
import { openStorage } from '#main/storage/open-storage.ts';
import type { MethodOutput } from '#shared/contract/methods.ts';
import type { ApplicationFiles } from './application-files.ts';
import { diagnosticsText } from './diagnostics.ts';
import { CalculationService } from './calculation-service.ts';
import { createDispatcher, type Dispatch } from './dispatcher.ts';
import { type EventListener, EventHub } from './event-hub.ts';
import { createExampleProject } from './example-project.ts';
import type { FileDialogs } from './file-dialogs.ts';
import { calculationHandlers } from './handlers/calculations.ts';
import { caseHandlers } from './handlers/cases.ts';
import { documentHandlers } from './handlers/documents.ts';
import { experimentHandlers } from './handlers/experiments.ts';
import { materialHandlers } from './handlers/materials.ts';
import { projectHandlers } from './handlers/projects.ts';
import { reportHandlers } from './handlers/reports.ts';
import { runHandlers } from './handlers/runs.ts';
import { readLicences } from './licences.ts';
import { openLog } from './log-file.ts';
import type { PdfPrinter } from './pdf-printer.ts';
import { RunService } from './run-service.ts';
import { shippedCaseLibrary } from './shipped-cases.ts';
import { shippedMaterialSetLibrary } from './shipped-material-sets.ts';

export interface CoreOptions {
  readonly host: MethodOutput<'app.info'>['host'];
  readonly files: Pick<
    ApplicationFiles,
    'version' | 'casesFolder' | 'materialsFolder' | 'examplesFolder' | 'licencesFile'
  >;
  readonly dataFolder: string;
  readonly solverPort: SolverPort;
  readonly printPdf: PdfPrinter;
  /** Of hosts that have some. */
  readonly dialogs?: FileDialogs;
}

/** The program behind every host: calls go in, answers and events come out. */
export interface Core {
  readonly dispatch: Dispatch;
  /** @returns a function that ends the subscription. */
  subscribe(listener: EventListener): () => void;
  /** Ends all runs and their processes, then closes the database. */
  close(): Promise<void>;
}

/** @throws StorageFault when the data folder cannot be used, with a sentence for the user */
export function createCore(options: CoreOptions): Core {
  const { host, files, dataFolder, solverPort, dialogs } = options;
  const hub = new EventHub();
  const storage = openStorage(dataFolder);
  const log = openLog(dataFolder);
  log.write(`started ${files.version}, ${host} host`);
  for (const notice of storage.notices) log.write(notice);
  storage.runs.failInterrupted();
  storage.calculations.failInterrupted();

  const workers = (): number => storage.settings.get().workers ?? poolSize();
  const jobs = new JobQueue({ port: solverPort, seats: workers() });
  const services = {
    storage,
    hub,
    jobs,
    log: (text: string, cause: unknown) => log.write(text, cause),
  };
  const runs = new RunService(services);
  const calculations = new CalculationService(services);
  const shippedCases = shippedCaseLibrary(files.casesFolder);
  if (!storage.projects.exists()) createExampleProject(storage, runs, shippedCases());

  const dispatch = createDispatcher(
    {
      'app.info': () => ({
        name: 'PostDry Studio',
        version: files.version,
        host,
        workers: jobs.seats,
        dataFolder,
        notices: [...storage.notices],
      }),
      'app.diagnostics': () => ({
        text: diagnosticsText({
          version: files.version,
          host,
          workers: jobs.seats,
          projects: storage.projects.list().length,
          settings: storage.settings.get(),
          logTail: log.tail(100),
        }),
      }),
      'app.licences': () => readLicences(files.licencesFile),
      'settings.get': () => storage.settings.get(),
      'settings.change': (changes) => {
        const settings = storage.settings.change(changes);
        if (workers() !== jobs.seats) jobs.resize(workers());
        hub.publish({ name: 'settings.changed', payload: {} });
        return settings;
      },
      ...projectHandlers(storage, hub, [runs, calculations], files.examplesFolder, dialogs),
      ...caseHandlers(storage, hub, runs, shippedCases),
      ...materialHandlers(storage, hub, shippedMaterialSetLibrary(files.materialsFolder)),
      ...experimentHandlers(storage, hub),
      ...documentHandlers(storage, hub, calculations),
      ...calculationHandlers(storage, hub, calculations),
      ...reportHandlers(options.printPdf),
      ...runHandlers(storage, hub, runs),
    },
    (incidentId, cause) => log.write(`incident ${incidentId}:`, cause),
  );
  return {
    dispatch,
    subscribe: (listener) => hub.subscribe(listener),
    close: async () => {
      await jobs.close();
      await calculations.settled();
      for (const notice of storage.close()) log.write(notice);
      log.write('closed');
    },
  };
}
