import { strings } from '#renderer/strings/en.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { CaseIssue } from '#shared/domain/case/case-issue.ts';
import type { Parsed } from '#shared/domain/case/parse-by-schema.ts';
import type { Notices } from './notices.svelte.ts';

const retryMs = 3000;

/** What the host keeps of an open document. */
export interface DocumentRecord {
  readonly title: string;
  readonly revision: number;
  readonly document: { readonly title: string };
  readonly undoLabel: string | null;
}

/** How the documents of one kind are checked, stored and fetched. */
export interface DocumentStore<Record extends DocumentRecord> {
  check(document: Record['document']): Parsed<Record['document']>;
  edit(edit: {
    revision: number;
    label: string;
    document: Record['document'];
  }): Promise<Envelope<Record>>;
  get(): Promise<Envelope<Record>>;
  undo(): Promise<Envelope<Record>>;
  redo(): Promise<Envelope<Record>>;
}

/** One open document. Every edit shows at once and is stored behind, one after the other. */
export class DocumentEditor<Record extends DocumentRecord> {
  readonly #store: DocumentStore<Record>;
  readonly #notices: Notices;
  #waiting: { readonly label: string; readonly document: Record['document'] }[] = [];
  #storing: Promise<void> | undefined;

  record: Record;
  saved = $state<'saved' | 'saving' | 'failed'>('saved');

  constructor(notices: Notices, record: Record, store: DocumentStore<Record>) {
    this.#store = store;
    this.#notices = notices;
    this.record = $state.raw(record);
  }

  /**
   * Makes a change and stores it.
   * @returns what is wrong with the changed document; it is not applied then
   */
  apply(
    label: string,
    change: (document: Record['document']) => Record['document'],
  ): readonly CaseIssue[] {
    const parsed = this.#store.check(change(this.record.document));
    if (!parsed.ok) return parsed.issues;
    const document = parsed.value;
    this.record = { ...this.record, document, title: document.title, undoLabel: label };
    this.#waiting.push({ label, document });
    void this.settle();
    return [];
  }

  /** @returns whether everything is stored */
  async settle(): Promise<boolean> {
    if (this.#waiting.length > 0) {
      this.#storing ??= this.#storeWaiting().finally(() => (this.#storing = undefined));
    }
    await this.#storing;
    return this.#waiting.length === 0;
  }

  async undo(): Promise<void> {
    if (await this.settle()) await this.#take(this.#store.undo());
  }

  async redo(): Promise<void> {
    if (await this.settle()) await this.#take(this.#store.redo());
  }

  /** Takes what another page has stored, unless there is something to store here. */
  async reload(): Promise<void> {
    if (this.#waiting.length === 0) await this.#take(this.#store.get());
  }

  async #take(asked: Promise<Envelope<Record>>): Promise<void> {
    const answer = await asked;
    if (!answer.ok) this.#notices.fail(answer.error);
    // What was typed meanwhile is newer than the answer.
    else if (this.#waiting.length === 0 && answer.value.revision >= this.record.revision) {
      this.record = answer.value;
    }
  }

  async #storeWaiting(): Promise<void> {
    if (this.saved === 'saved') this.saved = 'saving';
    for (let edit = this.#waiting[0]; edit !== undefined; edit = this.#waiting[0]) {
      const { revision } = this.record;
      const answer = await this.#store.edit({ revision, ...edit });
      if (!answer.ok) {
        await this.#refused(answer.error.code === 'CONFLICT', answer.error.message);
        return;
      }
      this.#waiting.shift();
      const newest = this.#waiting.at(-1)?.document ?? answer.value.document;
      this.record = { ...answer.value, document: newest, title: newest.title };
    }
    this.saved = 'saved';
  }

  async #refused(conflict: boolean, message: string): Promise<void> {
    if (!conflict) {
      if (this.saved !== 'failed') this.#notices.refuse(message);
      this.saved = 'failed';
      setTimeout(() => void this.settle(), retryMs);
      return;
    }
    this.#waiting = [];
    this.saved = 'saved';
    this.#notices.refuse(strings.frame.conflict(this.record.title));
    await this.#take(this.#store.get());
  }
}
