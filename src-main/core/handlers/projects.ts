import { ContractFault } from '#main/core/contract-fault.ts';
import type { Handlers } from '#main/core/dispatcher.ts';
import type { EventHub } from '#main/core/event-hub.ts';
import type { FileDialogs } from '#main/core/file-dialogs.ts';
import { openExampleProject } from '#main/core/open-example-project.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import type { Project } from '#shared/contract/projects.ts';
import { fileName } from './file-name.ts';
import { requireFound } from './require-found.ts';

type ProjectHandlers = Pick<Handlers, Extract<keyof Handlers, `projects.${string}`>>;

/** What works for projects in the background. */
interface Cancelling {
  cancelIn(isInside: (place: { readonly projectId: string }) => boolean): void;
}

export function projectHandlers(
  storage: Storage,
  hub: EventHub,
  services: readonly Cancelling[],
  examplesFolder: string,
  dialogs: FileDialogs | undefined,
): ProjectHandlers {
  const { projects } = storage;
  const changed = (project: Project | undefined): Project => {
    const found = requireFound('project', project);
    hub.publish({ name: 'projects.changed', payload: {} });
    return found;
  };
  const exported = (projectId: string) => ({
    fileName: fileName(
      requireFound('project', projects.get(projectId)).title,
      'project',
      'postdry',
    ),
    bytes: requireFound('project', storage.exportProject(projectId)),
  });
  const ownDialogs = (): FileDialogs => {
    if (dialogs) return dialogs;
    throw new ContractFault('NOT_SUPPORTED', 'This host shows no file dialogs.');
  };

  return {
    'projects.list': () => ({ projects: projects.list() }),
    'projects.create': ({ title }) => changed(projects.create(title)),
    'projects.createExample': ({ example }) =>
      changed(openExampleProject(storage, examplesFolder, example)),
    'projects.rename': ({ projectId, title }) => changed(projects.rename(projectId, title)),
    'projects.duplicate': ({ projectId }) => changed(projects.duplicate(projectId)),
    'projects.delete': ({ projectId }) => {
      for (const service of services) {
        service.cancelIn((place) => place.projectId === projectId);
      }
      requireFound('project', projects.remove(projectId) || undefined);
      hub.publish({ name: 'projects.changed', payload: {} });
      return {};
    },
    'projects.restore': ({ projectId }) => changed(projects.restore(projectId)),
    'projects.export': ({ projectId }) => exported(projectId),
    'projects.import': ({ bytes }) => changed(storage.importProject(bytes)),
    'projects.save': async ({ projectId }) => {
      const file = exported(projectId);
      return { saved: await ownDialogs().save(file.fileName, file.bytes) };
    },
    'projects.open': async () => {
      const bytes = await ownDialogs().open();
      return { project: bytes ? changed(storage.importProject(bytes)) : null };
    },
  };
}
