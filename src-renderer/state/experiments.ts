import type { HostClient } from '#renderer/api/host-client.ts';
import type { CorrectionStep } from '#shared/domain/experiment/corrections/corrections.ts';
import type { Documents } from './documents.svelte.ts';
import { MeasuredRun } from './measured-run.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import { outsideReactions } from './outside-reactions.svelte.ts';
import { offerFile } from '#renderer/ui/offer-file.ts';

/** Runs with a million rows are large; this many stay in memory. */
const largestCount = 24;

/** The numbers of the experiments that are shown, each with a worker for its corrections. */
export class Experiments {
  readonly #client: HostClient;
  readonly #documents: Documents;
  readonly #notices: Notices;
  /** Those asked for last at the end. Not reactive: a page asks while it reads. */
  readonly #runs = new Map<string, MeasuredRun>();

  constructor(client: HostClient, documents: Documents, notices: Notices) {
    this.#client = client;
    this.#documents = documents;
    this.#notices = notices;
  }

  /** The run of a document, fetched when it is asked for the first time. */
  run(documentId: string): MeasuredRun {
    const known = this.#runs.get(documentId);
    const run =
      known ??
      outsideReactions(
        () => new MeasuredRun(() => this.#client.call('experiments.data', { documentId })),
      );
    this.#runs.delete(documentId);
    this.#runs.set(documentId, run);
    const [oldest] = this.#runs;
    if (this.#runs.size > largestCount && oldest) {
      oldest[1].close();
      this.#runs.delete(oldest[0]);
    }
    return run;
  }

  /** The corrections of a document as they are edited; undefined until it has been fetched. */
  steps(documentId: string): readonly CorrectionStep[] | undefined {
    const document = this.#documents.editors.get(documentId)?.record.document;
    return document?.kind === 'experiment' ? document.corrections : undefined;
  }

  /** Fetches a document so that its corrections are known. */
  async open(documentId: string): Promise<void> {
    await this.#documents.openDocument(documentId);
  }

  /** Gives the user the file as it was imported. */
  async saveFile(documentId: string): Promise<void> {
    const answer = await this.#client.call('experiments.file', { documentId });
    if (answer.ok) offerFile(answer.value);
    else this.#notices.fail(answer.error);
  }

  clear(): void {
    for (const run of this.#runs.values()) run.close();
    this.#runs.clear();
  }
}
