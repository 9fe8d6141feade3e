import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import { mapped } from '#shared/contract/envelope.ts';
import type {
  MaterialSetRecord,
  MaterialSetSummary,
  ShippedMaterialSet,
} from '#shared/contract/materials.ts';
import { emptyMaterialSet } from '#shared/domain/material/starting-values.ts';
import { DocumentShelf } from './document-shelf.svelte.ts';
import { MaterialEditor } from './material-editor.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import { offerFile } from '#renderer/ui/offer-file.ts';

/** Of the shipped sets. */
const usualSet = 'cmc-sbr-anode';

/** The shipped material sets, the user's own ones, and an editor for each one that was opened. */
export class Materials extends DocumentShelf<
  MaterialSetSummary,
  MaterialSetRecord,
  MaterialEditor
> {
  readonly #client: HostClient;

  shipped = $state.raw<readonly ShippedMaterialSet[]>([]);

  constructor(client: HostClient, notices: Notices) {
    super(notices, {
      idOf: ({ materialSetId }) => materialSetId,
      list: async (projectId) =>
        mapped(await client.call('materials.list', { projectId }), (own) => own.materialSets),
      get: (materialSetId) => client.call('materials.get', { materialSetId }),
      edit: (record) => new MaterialEditor(client, notices, record),
      duplicate: (materialSetId) => client.call('materials.duplicate', { materialSetId }),
      remove: (materialSetIds) => client.call('materials.delete', { materialSetIds }),
      restore: (materialSetIds) => client.call('materials.restore', { materialSetIds }),
      renamed: (document, title) => ({ ...document, title }),
      deleted: strings.materials.deleted,
    });
    this.#client = client;
    client.on('materials.changed', ({ projectId, materialSetIds }) => {
      if (projectId === null || projectId === this.projectId) void this.refresh(materialSetIds);
    });
  }

  /** Those of the open project and those of the installation. */
  get own(): readonly MaterialSetSummary[] {
    return this.all;
  }

  /** What a new electrode case begins with. */
  get usual(): ShippedMaterialSet | undefined {
    return this.shipped.find(({ id }) => id === usualSet) ?? this.shipped[0];
  }

  override async open(projectId: string): Promise<void> {
    await Promise.all([super.open(projectId), this.#loadShipped()]);
  }

  /** @returns a set of the open project with the values of a shipped one */
  async copyShipped(id: string): Promise<MaterialSetRecord | undefined> {
    const shipped = this.shipped.find((set) => set.id === id);
    const { projectId } = this;
    if (projectId === undefined || !shipped) return undefined;
    const { document } = shipped;
    const originTitle = document.title;
    return this.made(
      await this.#client.call('materials.create', { projectId, document, originTitle }),
    );
  }

  /** @returns a set of the open project with little in it, all of it assumed */
  async createEmpty(): Promise<MaterialSetRecord | undefined> {
    const { projectId } = this;
    if (projectId === undefined) return undefined;
    const document = emptyMaterialSet(strings.materials.newSet);
    return this.made(await this.#client.call('materials.create', { projectId, document }));
  }

  async upload(file: File): Promise<MaterialSetRecord | undefined> {
    const { projectId } = this;
    if (projectId === undefined) return undefined;
    const bytes = new Uint8Array(await file.arrayBuffer());
    return this.made(await this.#client.call('materials.import', { projectId, bytes }));
  }

  async download(materialSetId: string): Promise<void> {
    await this.editors.get(materialSetId)?.settle();
    const file = this.taken(await this.#client.call('materials.export', { materialSetId }));
    if (file) offerFile(file);
  }

  async #loadShipped(): Promise<void> {
    if (this.shipped.length > 0) return;
    const taken = this.taken(await this.#client.call('materials.shipped', {}));
    if (taken) this.shipped = taken.materialSets;
  }
}
