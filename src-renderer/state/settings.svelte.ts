import type { HostClient } from '#renderer/api/host-client.ts';
import { defaultSettings, type Settings, type Workspace } from '#shared/domain/project/settings.ts';
import type { Notices } from './notices.svelte.ts';

/** Settings of this installation; a change shows at once and is stored behind. */
export class SettingsStore {
  readonly #client: HostClient;
  readonly #notices: Notices;
  #writing = Promise.resolve();
  #systemDark = $state(false);

  value = $state.raw<Settings>(defaultSettings);
  readonly theme = $derived.by((): 'light' | 'dark' => {
    if (this.value.theme !== 'system') return this.value.theme;
    return this.#systemDark ? 'dark' : 'light';
  });

  constructor(client: HostClient, notices: Notices) {
    this.#client = client;
    this.#notices = notices;
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = dark.matches;
    dark.addEventListener('change', () => (this.#systemDark = dark.matches));
  }

  async load(): Promise<void> {
    const answer = await this.#client.call('settings.get', {});
    if (answer.ok) this.value = answer.value;
    else this.#notices.fail(answer.error);
  }

  change(partial: Partial<Settings>): void {
    this.value = { ...this.value, ...partial };
    // One after the other, so that the last change is the one that stays.
    this.#writing = this.#writing.then(async () => {
      const answer = await this.#client.call('settings.change', partial);
      if (!answer.ok) this.#notices.fail(answer.error);
    });
  }

  changeWorkspace(partial: Partial<Workspace>): void {
    this.change({ workspace: { ...this.value.workspace, ...partial } });
  }

  toggleTheme(): void {
    this.change({ theme: this.theme === 'dark' ? 'light' : 'dark' });
  }
}
