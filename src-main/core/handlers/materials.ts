import { ContractFault } from '#main/core/contract-fault.ts';
import type { Handlers } from '#main/core/dispatcher.ts';
import type { EventHub } from '#main/core/event-hub.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import type { Owned } from '#main/storage/document-chain.ts';
import type { MaterialSetRecord, ShippedMaterialSet } from '#shared/contract/materials.ts';
import { fileName } from './file-name.ts';
import { readMaterialFile } from './read-material-file.ts';
import { requireFound } from './require-found.ts';

type MaterialHandlers = Pick<Handlers, Extract<keyof Handlers, `materials.${string}`>>;

export function materialHandlers(
  { materialSets }: Storage,
  hub: EventHub,
  shippedMaterialSets: () => ShippedMaterialSet[],
): MaterialHandlers {
  const changed = (
    record: MaterialSetRecord | undefined,
    what = 'material set',
  ): MaterialSetRecord => {
    const found = requireFound(what, record);
    const { projectId, materialSetId } = found;
    const payload = { projectId, materialSetIds: [materialSetId] };
    hub.publish({ name: 'materials.changed', payload });
    return found;
  };
  const changedIn = (owners: readonly Owned<string | null>[]): object => {
    const byProject = Map.groupBy(owners, ({ projectId }) => projectId);
    for (const [projectId, sets] of byProject) {
      const materialSetIds = sets.map(({ id }) => id);
      hub.publish({ name: 'materials.changed', payload: { projectId, materialSetIds } });
    }
    return {};
  };
  const required = (materialSetId: string): MaterialSetRecord =>
    requireFound('material set', materialSets.get(materialSetId));

  return {
    'materials.shipped': () => ({ materialSets: shippedMaterialSets() }),
    'materials.list': ({ projectId }) => ({ materialSets: materialSets.list(projectId) }),
    'materials.get': ({ materialSetId }) => required(materialSetId),
    'materials.create': ({ projectId, document, originTitle }) => {
      const label = originTitle === undefined ? '' : `Copy of “${originTitle}”`;
      return changed(materialSets.create(projectId, document, label), 'project');
    },
    'materials.edit': ({ materialSetId, revision, document, label }) => {
      const edited = materialSets.edit(materialSetId, revision, document, label);
      if (edited !== 'conflict') return changed(edited);
      throw new ContractFault(
        'CONFLICT',
        'The material set was changed in another window in the meantime. ' +
          'That version is shown now; make the change again.',
      );
    },
    'materials.undo': ({ materialSetId }) => changed(materialSets.undo(materialSetId)),
    'materials.redo': ({ materialSetId }) => changed(materialSets.redo(materialSetId)),
    'materials.history': ({ materialSetId }) => ({
      versions: requireFound('material set', materialSets.history(materialSetId)),
    }),
    'materials.version': ({ materialSetId, position }) =>
      requireFound('version of a material set', materialSets.version(materialSetId, position)),
    'materials.duplicate': ({ materialSetId }) => changed(materialSets.duplicate(materialSetId)),
    'materials.delete': ({ materialSetIds }) => changedIn(materialSets.remove(materialSetIds)),
    'materials.restore': ({ materialSetIds }) => changedIn(materialSets.restore(materialSetIds)),
    'materials.export': ({ materialSetId }) => {
      const { title, document } = required(materialSetId);
      const bytes = new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
      return { fileName: fileName(title, 'material set', 'json'), bytes };
    },
    'materials.import': ({ projectId, bytes }) =>
      changed(
        materialSets.create(projectId, readMaterialFile(bytes), 'Read from a file'),
        'project',
      ),
  };
}
