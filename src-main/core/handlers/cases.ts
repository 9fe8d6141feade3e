import { ContractFault } from '#main/core/contract-fault.ts';
import type { Handlers } from '#main/core/dispatcher.ts';
import type { EventHub } from '#main/core/event-hub.ts';
import type { RunService } from '#main/core/run-service.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import type { CaseRecord } from '#shared/contract/projects.ts';
import type { ShippedCase } from '#shared/domain/case/shipped-cases.ts';
import { requireFound } from './require-found.ts';

type CaseHandlers = Pick<Handlers, Extract<keyof Handlers, `cases.${string}`>>;

export function caseHandlers(
  { cases }: Storage,
  hub: EventHub,
  service: RunService,
  shippedCases: () => ShippedCase[],
): CaseHandlers {
  const changed = (record: CaseRecord | undefined): CaseRecord => {
    const found = requireFound('case', record);
    const { projectId, caseId } = found;
    hub.publish({ name: 'cases.changed', payload: { projectId, caseIds: [caseId] } });
    return found;
  };
  const changedIn = (projectIds: readonly string[], caseIds: string[]): object => {
    for (const projectId of projectIds) {
      hub.publish({ name: 'cases.changed', payload: { projectId, caseIds } });
    }
    return {};
  };

  return {
    'cases.shipped': () => ({ cases: shippedCases() }),
    'cases.list': ({ projectId }) => ({ cases: cases.list(projectId) }),
    'cases.get': ({ caseId }) => requireFound('case', cases.get(caseId)),
    'cases.create': ({ projectId, document }) => changed(cases.create(projectId, document)),
    'cases.edit': ({ caseId, revision, document, label }) => {
      const edited = cases.edit(caseId, revision, document, label);
      if (edited !== 'conflict') return changed(edited);
      throw new ContractFault(
        'CONFLICT',
        'The case was changed in another window in the meantime. ' +
          'That version is shown now; make the change again.',
      );
    },
    'cases.undo': ({ caseId }) => changed(cases.undo(caseId)),
    'cases.redo': ({ caseId }) => changed(cases.redo(caseId)),
    'cases.duplicate': ({ caseId }) => changed(cases.duplicate(caseId)),
    'cases.delete': ({ caseIds }) => {
      service.cancelIn(({ caseId }) => caseIds.includes(caseId));
      return changedIn(cases.remove(caseIds), caseIds);
    },
    'cases.restore': ({ caseIds }) => changedIn(cases.restore(caseIds), caseIds),
  };
}
