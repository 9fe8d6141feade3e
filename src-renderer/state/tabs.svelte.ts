import type { OpenTab } from '#shared/domain/project/settings.ts';
import type { SettingsStore } from './settings.svelte.ts';

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

  /** Closes the tabs of cases that are not there any more. */
  keep(caseIds: readonly string[]): void {
    const tabs = this.all.filter((tab) => tab.kind !== 'case' || caseIds.includes(tab.caseId));
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

export function tabKey(tab: OpenTab): string {
  return tab.kind === 'case' ? tab.caseId : tab.kind;
}
