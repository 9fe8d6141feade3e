import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import type { MaterialSetRecord, MaterialSetVersion } from '#shared/contract/materials.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';
import { DocumentEditor } from './document-editor.svelte.ts';
import type { Notices } from './notices.svelte.ts';

/** One open material set of the user, with its history. */
export class MaterialEditor extends DocumentEditor<MaterialSetRecord> {
  readonly #client: HostClient;
  readonly #notices: Notices;

  constructor(client: HostClient, notices: Notices, record: MaterialSetRecord) {
    const { materialSetId } = record;
    super(notices, record, {
      check: parseMaterialSet,
      edit: (edit) => client.call('materials.edit', { materialSetId, ...edit }),
      get: () => client.call('materials.get', { materialSetId }),
      undo: () => client.call('materials.undo', { materialSetId }),
      redo: () => client.call('materials.redo', { materialSetId }),
    });
    this.#client = client;
    this.#notices = notices;
  }

  /** What is kept of the set's documents, the oldest first, with what is shown now. */
  async history(): Promise<readonly MaterialSetVersion[]> {
    await this.settle();
    const { materialSetId } = this.record;
    const answer = await this.#client.call('materials.history', { materialSetId });
    if (answer.ok) return answer.value.versions;
    this.#notices.fail(answer.error);
    return [];
  }

  /** One document of the history. */
  async version(position: number): Promise<MaterialSet | undefined> {
    const { materialSetId } = this.record;
    const answer = await this.#client.call('materials.version', { materialSetId, position });
    if (answer.ok) return answer.value.document;
    this.#notices.fail(answer.error);
    return undefined;
  }

  /** Goes back to a version by an edit, which can be undone as any other. */
  async restoreVersion(position: number): Promise<void> {
    await this.settle();
    const document = await this.version(position);
    if (document) this.apply(strings.materials.restoredVersion(position), () => document);
    await this.settle();
  }
}
