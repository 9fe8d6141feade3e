import type { HostClient } from '#renderer/api/host-client.ts';
import { isAdjustable } from '#renderer/case-view/adjust-case.ts';
import { strings } from '#renderer/strings/en.ts';
import { FieldDrafts } from '#renderer/ui/field-drafts.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { MethodOutput } from '#shared/contract/methods.ts';
import type { ActiveRun } from '#shared/contract/runs.ts';
import { ActiveRuns } from './active-runs.ts';
import { Preferences } from './preferences.svelte.ts';
import { Study } from './study.svelte.ts';

/** Shown first: the case that the paper compares with its experiment. */
const openingCase = 'figure-7-ratio-17';

/** Everything that the window shows. */
export class Workbench {
  readonly #client: HostClient;
  readonly #activeRuns: ActiveRuns;
  readonly preferences = new Preferences();
  readonly drafts = new FieldDrafts();

  info = $state.raw<MethodOutput<'app.info'>>();
  studies = $state.raw<readonly Study[]>([]);
  selected = $state.raw<Study>();
  /** Why there is nothing to show. */
  error = $state.raw<ContractError>();
  /** Why nothing can be solved any more, though what is there can still be looked at. */
  lost = $state.raw<ContractError>();
  /** Why the last command was not carried out. */
  refusal = $state<string>();

  constructor(client: HostClient) {
    this.#client = client;
    this.#activeRuns = new ActiveRuns(client, (runs) => this.#follow(runs));
    client.on('commands.chosen', ({ command }) => {
      if (command === 'run') this.solve();
      else if (command === 'cancel') this.cancel();
      else this.preferences.toggleTheme();
    });
    client.onLost((error) => (this.lost = error));
  }

  /** Loads what the host ships and shows what is being solved, else the first case, solved. */
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
    await this.#activeRuns.fetch();
    const solving = this.studies.filter(({ run }) => run.active);
    for (const study of solving) study.showWhatIsSolved();
    const opening = this.studies.find(({ shipped }) => shipped.id === openingCase);
    const first = solving.at(-1) ?? opening ?? this.studies[0];
    if (first) this.select(first);
  }

  /** Shows a case; one that has never been solved is solved. */
  select(study: Study): void {
    this.selected = study;
    this.refusal = undefined;
    if (study.run.state === 'idle') void this.#solve(study);
  }

  /** Solves the shown case with what the fields say, also with what is still being typed. */
  solve(): void {
    const invalid = this.drafts.commit();
    this.refusal = invalid && strings.solve.notRun(invalid.label, invalid.reason);
    if (this.selected && !invalid) void this.#solve(this.selected);
  }

  cancel(): void {
    void this.selected?.run.cancel();
  }

  async #solve(study: Study): Promise<void> {
    await study.solve();
    if (study.run.state === 'queued') await this.#activeRuns.fetch();
  }

  /** Adopts what another page has started, and tells waiting runs what they wait for. */
  #follow(runs: readonly ActiveRun[]): void {
    // The newest first: of several runs of one case it is the one that is still wanted.
    for (const run of runs.toReversed()) {
      const study = this.#studyOf(run);
      if (study && !study.run.active && study.run.jobId !== run.jobId) study.adopt(run);
    }
    for (const { run } of this.studies) {
      const place = runs.findIndex(({ jobId }) => jobId === run.jobId);
      run.waitsFor = runs.slice(0, Math.max(0, place)).map((ahead) => this.#titleOf(ahead));
    }
  }

  #studyOf({ transportCase }: ActiveRun): Study | undefined {
    if (!isAdjustable(transportCase)) return undefined;
    return this.studies.find(({ shipped }) => shipped.transportCase.name === transportCase.name);
  }

  #titleOf(run: ActiveRun): string {
    return this.#studyOf(run)?.shipped.title ?? run.transportCase.name;
  }
}
