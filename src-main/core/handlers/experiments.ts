import { createHash } from 'node:crypto';
import { ContractFault } from '#main/core/contract-fault.ts';
import type { Handlers } from '#main/core/dispatcher.ts';
import type { EventHub } from '#main/core/event-hub.ts';
import type { Storage } from '#main/storage/open-storage.ts';
import { unpackExperiment } from '#shared/contract/experiment-bytes.ts';
import { requireFound } from './require-found.ts';

type ExperimentHandlers = Pick<Handlers, Extract<keyof Handlers, `experiments.${string}`>>;

export function experimentHandlers({ experiments }: Storage, hub: EventHub): ExperimentHandlers {
  return {
    'experiments.create': ({ projectId, document, bytes, experiment }) => {
      const parsed = unpackExperiment(experiment);
      if (!parsed.ok) {
        throw new ContractFault(
          'INPUT_INVALID',
          `The experiment was not stored. ${parsed.problem}`,
        );
      }
      const { sha256, fileName } = parsed.value.source;
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
        throw new ContractFault(
          'INPUT_INVALID',
          `The experiment was not stored: its numbers are not those of ${fileName}. Import it again.`,
        );
      }
      const raw = { name: fileName, bytes };
      const record = requireFound(
        'project',
        experiments.create(projectId, document, raw, experiment),
      );
      const payload = { projectId, documentIds: [record.documentId] };
      hub.publish({ name: 'documents.changed', payload });
      return record;
    },
    'experiments.data': ({ documentId }) => {
      const packed = requireFound('experiment', experiments.packed(documentId));
      return { experiment: new Uint8Array(packed) };
    },
    'experiments.file': ({ documentId }) => {
      const { name, bytes } = requireFound('experiment', experiments.file(documentId));
      return { fileName: name, bytes: new Uint8Array(bytes) };
    },
  };
}
