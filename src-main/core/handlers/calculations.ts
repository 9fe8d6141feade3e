import type { CalculationService } from '#main/core/calculation-service.ts';
import type { Handlers } from '#main/core/dispatcher.ts';
import type { EventHub } from '#main/core/event-hub.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import { requireFound } from './require-found.ts';

type CalculationHandlers = Pick<Handlers, Extract<keyof Handlers, `calculations.${string}`>>;

export function calculationHandlers(
  { calculations }: Storage,
  hub: EventHub,
  service: CalculationService,
): CalculationHandlers {
  const changedIn = (projectIds: readonly string[]): object => {
    for (const projectId of projectIds) {
      hub.publish({ name: 'calculations.changed', payload: { projectId, calculationId: null } });
    }
    return {};
  };

  return {
    'calculations.start': (request) => requireFound('recipe', service.start(request)),
    'calculations.list': ({ projectId }) => ({ calculations: service.list(projectId) }),
    'calculations.get': ({ calculationId }) =>
      requireFound('calculation', service.get(calculationId)),
    'calculations.cancel': ({ calculationIds }) => ({ cancelled: service.cancel(calculationIds) }),
    'calculations.rename': ({ calculationId, title }) => {
      const renamed = requireFound('calculation', calculations.rename(calculationId, title));
      changedIn([renamed.projectId]);
      return renamed;
    },
    'calculations.delete': ({ calculationIds }) => {
      service.cancel(calculationIds);
      return changedIn(calculations.remove(calculationIds));
    },
    'calculations.restore': ({ calculationIds }) => changedIn(calculations.restore(calculationIds)),
  };
}
