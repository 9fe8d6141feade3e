import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { Project } from '#shared/contract/projects.ts';
import type { Notices } from './notices.svelte.ts';
import { offerFile } from '#renderer/ui/offer-file.ts';

/** What can be done with whole projects. */
export class Projects {
  readonly #client: HostClient;
  readonly #notices: Notices;
  readonly #opened: (project: Project) => Promise<void>;

  constructor(client: HostClient, notices: Notices, opened: (project: Project) => Promise<void>) {
    this.#client = client;
    this.#notices = notices;
    this.#opened = opened;
  }

  async create(title: string): Promise<void> {
    await this.#show(await this.#client.call('projects.create', { title }));
  }

  /** Opens a project that comes with the program as a new one. */
  async openExample(): Promise<void> {
    await this.#show(
      await this.#client.call('projects.createExample', { example: 'paper-workflow' }),
    );
  }

  async duplicate(projectId: string): Promise<void> {
    await this.#show(await this.#client.call('projects.duplicate', { projectId }));
  }

  async rename(projectId: string, title: string): Promise<void> {
    const answer = await this.#client.call('projects.rename', { projectId, title });
    if (!answer.ok) this.#notices.fail(answer.error);
  }

  async remove(project: Project): Promise<void> {
    const { projectId, title } = project;
    const answer = await this.#client.call('projects.delete', { projectId });
    if (!answer.ok) {
      this.#notices.fail(answer.error);
      return;
    }
    const restore = (): void => {
      void this.#client
        .call('projects.restore', { projectId })
        .then((restored) => this.#show(restored));
    };
    this.#notices.say(strings.frame.deleted.project(title), restore, 'program');
  }

  /** Through the dialog of a host that has one. */
  async openByDialog(): Promise<void> {
    const answer = await this.#client.call('projects.open', {});
    if (!answer.ok) this.#notices.fail(answer.error);
    else if (answer.value.project) await this.#opened(answer.value.project);
  }

  async saveByDialog(project: Project): Promise<void> {
    const { projectId, title } = project;
    const answer = await this.#client.call('projects.save', { projectId });
    if (!answer.ok) this.#notices.fail(answer.error);
    else if (answer.value.saved) this.#notices.say(strings.frame.projectSaved(title));
  }

  async upload(file: File): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await this.#show(await this.#client.call('projects.import', { bytes }));
  }

  async download(project: Project): Promise<void> {
    const { projectId } = project;
    const answer = await this.#client.call('projects.export', { projectId });
    if (answer.ok) offerFile(answer.value);
    else this.#notices.fail(answer.error);
  }

  async #show(answer: Envelope<Project>): Promise<void> {
    if (answer.ok) await this.#opened(answer.value);
    else this.#notices.fail(answer.error);
  }
}
