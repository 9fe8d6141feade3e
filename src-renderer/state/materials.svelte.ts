import { SvelteMap } from 'svelte/reactivity';
import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type {
  MaterialSetRecord,
  MaterialSetSummary,
  ShippedMaterialSet,
} from '#shared/contract/materials.ts';
import { emptyMaterialSet } from '#shared/domain/material/starting-values.ts';
import { MaterialEditor } from './material-editor.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import { offerFile } from './offer-file.ts';

/** Of the shipped sets. */
const usualSet = 'cmc-sbr-anode';

/** The shipped material sets, the user's own ones, and an editor for each one that was opened. */
export class Materials {
  readonly #client: HostClient;
  readonly #notices: Notices;
  #projectId: string | undefined;
  #request = 0;
  readonly editors = new SvelteMap<string, MaterialEditor>();

  shipped = $state.raw<readonly ShippedMaterialSet[]>([]);
  /** Those of the open project and those of the installation. */
  own = $state.raw<readonly MaterialSetSummary[]>([]);

  /** What a new electrode case begins with. */
  get usual(): ShippedMaterialSet | undefined {
    return this.shipped.find(({ id }) => id === usualSet) ?? this.shipped[0];
  }

  constructor(client: HostClient, notices: Notices) {
    this.#client = client;
    this.#notices = notices;
    client.on('materials.changed', ({ projectId, materialSetIds }) => {
      if (projectId !== null && projectId !== this.#projectId) return;
      void this.#refresh(materialSetIds);
    });
  }

  async open(projectId: string): Promise<void> {
    this.#projectId = projectId;
    this.own = [];
    this.editors.clear();
    await Promise.all([this.load(), this.#loadShipped()]);
  }

  /** @returns the sets that there are, also where a later answer is the one that is shown */
  async load(): Promise<readonly MaterialSetSummary[]> {
    const projectId = this.#projectId;
    if (projectId === undefined) return [];
    const request = ++this.#request;
    const taken = this.#taken(await this.#client.call('materials.list', { projectId }));
    if (taken && request === this.#request) this.own = taken.materialSets;
    return taken?.materialSets ?? [];
  }

  async openSet(materialSetId: string): Promise<MaterialEditor | undefined> {
    const open = this.editors.get(materialSetId);
    if (open) return open;
    const record = this.#taken(await this.#client.call('materials.get', { materialSetId }));
    if (!record) return undefined;
    const editor = new MaterialEditor(this.#client, this.#notices, record);
    this.editors.set(materialSetId, editor);
    return editor;
  }

  /** @returns a set of the open project with the values of a shipped one */
  async copyShipped(id: string): Promise<MaterialSetRecord | undefined> {
    const shipped = this.shipped.find((set) => set.id === id);
    const projectId = this.#projectId;
    if (projectId === undefined || !shipped) return undefined;
    const { document } = shipped;
    const originTitle = document.title;
    return this.#made(
      await this.#client.call('materials.create', { projectId, document, originTitle }),
    );
  }

  /** @returns a set of the open project with little in it, all of it assumed */
  async createEmpty(): Promise<MaterialSetRecord | undefined> {
    const projectId = this.#projectId;
    if (projectId === undefined) return undefined;
    const document = emptyMaterialSet(strings.materials.newSet);
    return this.#made(await this.#client.call('materials.create', { projectId, document }));
  }

  async duplicate(materialSetId: string): Promise<MaterialSetRecord | undefined> {
    await this.editors.get(materialSetId)?.settle();
    return this.#made(await this.#client.call('materials.duplicate', { materialSetId }));
  }

  async rename(materialSetId: string, title: string): Promise<void> {
    const editor = await this.openSet(materialSetId);
    editor?.apply(strings.frame.rename, (document) => ({ ...document, title }));
    await editor?.settle();
    await this.load();
  }

  async remove(materialSetIds: string[]): Promise<void> {
    if (materialSetIds.length === 0) return;
    await Promise.all(materialSetIds.map(async (id) => this.editors.get(id)?.settle()));
    if (!this.#taken(await this.#client.call('materials.delete', { materialSetIds }))) return;
    await this.load();
    this.#notices.say(
      strings.materials.deleted(materialSetIds.length),
      () => void this.#restore(materialSetIds),
    );
  }

  async upload(file: File): Promise<MaterialSetRecord | undefined> {
    const projectId = this.#projectId;
    if (projectId === undefined) return undefined;
    const bytes = new Uint8Array(await file.arrayBuffer());
    return this.#made(await this.#client.call('materials.import', { projectId, bytes }));
  }

  async download(materialSetId: string): Promise<void> {
    await this.editors.get(materialSetId)?.settle();
    const file = this.#taken(await this.#client.call('materials.export', { materialSetId }));
    if (file) offerFile(file);
  }

  /** Shows what another page has stored; of a deleted set there is nothing to fetch. */
  async #refresh(materialSetIds: readonly string[]): Promise<void> {
    const there = (await this.load()).map(({ materialSetId }) => materialSetId);
    for (const id of materialSetIds) {
      if (there.includes(id)) void this.editors.get(id)?.reload();
    }
  }

  async #loadShipped(): Promise<void> {
    if (this.shipped.length > 0) return;
    const taken = this.#taken(await this.#client.call('materials.shipped', {}));
    if (taken) this.shipped = taken.materialSets;
  }

  async #restore(materialSetIds: string[]): Promise<void> {
    this.#taken(await this.#client.call('materials.restore', { materialSetIds }));
    await this.load();
  }

  async #made(answer: Envelope<MaterialSetRecord>): Promise<MaterialSetRecord | undefined> {
    const record = this.#taken(answer);
    if (record) await this.load();
    return record;
  }

  #taken<Value>(answer: Envelope<Value>): Value | undefined {
    if (answer.ok) return answer.value;
    this.#notices.fail(answer.error);
    return undefined;
  }
}
