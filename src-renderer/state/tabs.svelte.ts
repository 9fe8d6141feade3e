import type { OpenTab } from '#shared/domain/project/settings.ts';
import type { SettingsStore } from './settings.svelte.ts';

/** What a project has that can be open in a tab. */
export interface KnownDocuments {
  readonly caseIds: readonly string[];
  readonly materialSetIds: readonly string[];
  readonly documentIds: readonly string[];
  readonly shippedMaterialIds: readonly string[];
}

/** Documents that are open side by side; kept in the settings. */
export class Tabs {
  readonly #settings: SettingsStore;
  readonly all = $derived.by((): readonly OpenTab[] => this.#settings.value.workspace.tabs);
  readonly active = $derived.by((): number => this.#settings.value.workspace.active);
  readonly front = $derived.by((): OpenTab | undefined => this.all[this.active]);

  constructor(settings: SettingsStore) {
    this.#settings = settings;
  }

  open(tab: OpenTab): void {
    const at = this.all.findIndex((open) => tabKey(open) === tabKey(tab));
    if (at >= 0) this.select(at);
    else this.#set([...this.all, tab], this.all.length);
  }

  select(active: number): void {
    if (active !== this.active) this.#set(this.all, active);
  }

  close(at: number): void {
    const tabs = this.all.filter((_, index) => index !== at);
    const active = at < this.active ? this.active - 1 : Math.min(this.active, tabs.length - 1);
    this.#set(tabs, active);
  }

  /** Closes the tabs of documents that are not there any more. */
  keep(documents: KnownDocuments): void {
    const tabs = this.all.filter((tab) => isThere(tab, documents));
    if (tabs.length === this.all.length) return;
    const front = this.front;
    const active = front ? tabs.indexOf(front) : -1;
    this.#set(tabs, active >= 0 ? active : tabs.length - 1);
  }

  closeAll(): void {
    this.#set([], -1);
  }

  #set(tabs: readonly OpenTab[], active: number): void {
    this.#settings.changeWorkspace({ tabs: tabs.slice(-50), active: Math.min(active, 49) });
  }
}

function isThere(tab: OpenTab, documents: KnownDocuments): boolean {
  switch (tab.kind) {
    case 'case':
      return documents.caseIds.includes(tab.caseId);
    case 'material':
      return documents.materialSetIds.includes(tab.materialSetId);
    case 'document':
      return documents.documentIds.includes(tab.documentId);
    case 'shipped-material':
      return documents.shippedMaterialIds.includes(tab.id);
    default:
      return true;
  }
}

export function tabKey(tab: OpenTab): string {
  switch (tab.kind) {
    case 'case':
      return tab.caseId;
    case 'material':
      return tab.materialSetId;
    case 'document':
      return tab.documentId;
    case 'shipped-material':
      return `${tab.kind} ${tab.id}`;
    default:
      return tab.kind;
  }
}
