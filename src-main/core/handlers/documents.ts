import type { CalculationService } from '#main/core/calculation-service.ts';
import { ContractFault } from '#main/core/contract-fault.ts';
import type { Handlers } from '#main/core/dispatcher.ts';
import type { EventHub } from '#main/core/event-hub.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import type { Owned } from '#main/storage/document-chain.ts';
import type { DocumentRecord } from '#shared/contract/documents.ts';
import { requireFound } from './require-found.ts';

type DocumentHandlers = Pick<Handlers, Extract<keyof Handlers, `documents.${string}`>>;

export function documentHandlers(
  { documents }: Storage,
  hub: EventHub,
  service: CalculationService,
): DocumentHandlers {
  const changed = (record: DocumentRecord | undefined, what = 'document'): DocumentRecord => {
    const found = requireFound(what, record);
    const { projectId, documentId } = found;
    hub.publish({ name: 'documents.changed', payload: { projectId, documentIds: [documentId] } });
    return found;
  };
  const changedIn = (owners: readonly Owned<string>[]): object => {
    const byProject = Map.groupBy(owners, ({ projectId }) => projectId);
    for (const [projectId, some] of byProject) {
      const documentIds = some.map(({ id }) => id);
      hub.publish({ name: 'documents.changed', payload: { projectId, documentIds } });
    }
    return {};
  };

  return {
    'documents.list': ({ projectId }) => ({ documents: documents.list(projectId) }),
    'documents.get': ({ documentId }) => requireFound('document', documents.get(documentId)),
    'documents.create': ({ projectId, document }) =>
      changed(documents.create(projectId, document), 'project'),
    'documents.edit': ({ documentId, revision, document, label }) => {
      const edited = documents.edit(documentId, revision, document, label);
      if (edited !== 'conflict') return changed(edited);
      throw new ContractFault(
        'CONFLICT',
        'The document was changed in another window in the meantime. ' +
          'That version is shown now; make the change again.',
      );
    },
    'documents.undo': ({ documentId }) => changed(documents.undo(documentId)),
    'documents.redo': ({ documentId }) => changed(documents.redo(documentId)),
    'documents.duplicate': ({ documentId }) => changed(documents.duplicate(documentId)),
    'documents.delete': ({ documentIds }) => {
      service.cancelIn(({ documentId }) => documentIds.includes(documentId));
      return changedIn(documents.remove(documentIds));
    },
    'documents.restore': ({ documentIds }) => changedIn(documents.restore(documentIds)),
  };
}
