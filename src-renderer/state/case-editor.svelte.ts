import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import type { CaseRecord } from '#shared/contract/projects.ts';
import type { CaseIssue } from '#shared/domain/case/case-issue.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { CaseDocument } from '#shared/domain/project/case-document.ts';
import type { Notices } from './notices.svelte.ts';

const retryMs = 3000;

/** One open case. Every edit shows at once and is stored behind, one after the other. */
export class CaseEditor {
  readonly #client: HostClient;
  readonly #notices: Notices;
  #waiting: { readonly label: string; readonly document: CaseDocument }[] = [];
  #storing: Promise<void> | undefined;

  record: CaseRecord;
  saved = $state<'saved' | 'saving' | 'failed'>('saved');

  constructor(client: HostClient, notices: Notices, record: CaseRecord) {
    this.#client = client;
    this.#notices = notices;
    this.record = $state.raw(record);
  }

  /**
   * Makes a change and stores it.
   * @returns what is wrong with the changed case; it is not applied then
   */
  apply(label: string, change: (document: CaseDocument) => CaseDocument): readonly CaseIssue[] {
    const changed = change(this.record.document);
    const parsed = parseTransportCase(changed.transportCase);
    if (!parsed.ok) return parsed.issues;
    const document = { ...changed, transportCase: parsed.value };
    this.record = { ...this.record, document, title: document.title, undoLabel: label };
    this.#waiting.push({ label, document });
    void this.settle();
    return [];
  }

  /** @returns whether everything is stored */
  async settle(): Promise<boolean> {
    if (this.#waiting.length > 0) {
      this.#storing ??= this.#store().finally(() => (this.#storing = undefined));
    }
    await this.#storing;
    return this.#waiting.length === 0;
  }

  async undo(): Promise<void> {
    if (await this.settle()) await this.#take('cases.undo');
  }

  async redo(): Promise<void> {
    if (await this.settle()) await this.#take('cases.redo');
  }

  /** Takes what another page has stored, unless there is something to store here. */
  async reload(): Promise<void> {
    if (this.#waiting.length === 0) await this.#take('cases.get');
  }

  async #take(method: 'cases.undo' | 'cases.redo' | 'cases.get'): Promise<void> {
    const answer = await this.#client.call(method, { caseId: this.record.caseId });
    if (!answer.ok) this.#notices.fail(answer.error);
    // What was typed meanwhile is newer than the answer.
    else if (this.#waiting.length === 0 && answer.value.revision >= this.record.revision) {
      this.record = answer.value;
    }
  }

  async #store(): Promise<void> {
    if (this.saved === 'saved') this.saved = 'saving';
    for (let edit = this.#waiting[0]; edit !== undefined; edit = this.#waiting[0]) {
      const { caseId, revision } = this.record;
      const answer = await this.#client.call('cases.edit', { caseId, revision, ...edit });
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
    await this.#take('cases.get');
  }
}
