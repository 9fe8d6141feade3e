import type { HostClient } from '#renderer/api/host-client.ts';
import { isAdjustable } from '#renderer/study/adjust-case.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { MethodOutput } from '#shared/contract/methods.ts';
import { Preferences } from './preferences.svelte.ts';
import { Study } from './study.svelte.ts';

/** Shown first: the case that the paper compares with its experiment. */
const openingCase = 'figure-7-ratio-17';

/** Everything that the window shows. */
export class Workbench {
  readonly #client: HostClient;
  readonly preferences = new Preferences();

  info = $state.raw<MethodOutput<'app.info'>>();
  studies = $state.raw<readonly Study[]>([]);
  selected = $state.raw<Study>();
  error = $state.raw<ContractError>();

  constructor(client: HostClient) {
    this.#client = client;
    client.on('commands.chosen', ({ command }) => {
      if (command === 'run') this.solve();
      else if (command === 'cancel') this.cancel();
      else this.preferences.toggleTheme();
    });
  }

  /** Loads what the host ships and shows the first case, solved. */
  async open(): Promise<void> {
    const [info, list] = await Promise.all([
      this.#client.call('app.info', {}),
      this.#client.call('cases.list', {}),
    ]);
    if (info.ok) this.info = info.value;
    if (!list.ok) {
      this.error = list.error;
      return;
    }
    this.studies = list.value.cases
      .filter(({ transportCase }) => isAdjustable(transportCase))
      .map((shipped) => new Study(shipped, this.#client));
    const first = this.studies.find(({ shipped }) => shipped.id === openingCase) ?? this.studies[0];
    if (first) this.select(first);
  }

  /** Shows a case; one that has never been solved is solved. */
  select(study: Study): void {
    this.selected = study;
    if (study.run.state === 'idle') void study.solve();
  }

  solve(): void {
    void this.selected?.solve();
  }

  cancel(): void {
    void this.selected?.run.cancel();
  }
}
