import type { Handlers } from '#main/core/dispatcher.ts';
import type { EventHub } from '#main/core/event-hub.ts';
import type { RunService } from '#main/core/run-service.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import { requireFound } from './require-found.ts';

type RunHandlers = Pick<Handlers, Extract<keyof Handlers, `runs.${string}`>>;

export function runHandlers({ runs }: Storage, hub: EventHub, service: RunService): RunHandlers {
  const changedIn = (projectIds: readonly string[]): object => {
    for (const projectId of projectIds)
      hub.publish({ name: 'runs.changed', payload: { projectId } });
    return {};
  };

  return {
    'runs.start': ({ caseId, options }) => requireFound('case', service.start(caseId, options)),
    'runs.list': ({ projectId }) => ({ runs: service.list(projectId) }),
    'runs.active': () => ({ runs: service.active() }),
    'runs.get': ({ runId }) => requireFound('run', runs.get(runId)),
    'runs.cancel': ({ runIds }) => ({ cancelled: service.cancel(runIds) }),
    'runs.rename': ({ runId, title }) => {
      const renamed = requireFound('run', runs.rename(runId, title));
      changedIn([renamed.projectId]);
      return renamed;
    },
    'runs.delete': ({ runIds }) => {
      service.cancel(runIds);
      return changedIn(runs.remove(runIds));
    },
    'runs.restore': ({ runIds }) => changedIn(runs.restore(runIds)),
  };
}
