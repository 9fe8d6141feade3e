import { SvelteMap } from 'svelte/reactivity';
import { strings } from '#renderer/strings/en.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { DocumentEditor, DocumentRecord } from './document-editor.svelte.ts';
import type { Notices } from './notices.svelte.ts';

/** How the documents of one kind are listed, fetched and deleted. */
export interface ShelfHost<Summary, Record extends DocumentRecord, Editor> {
  idOf(summary: Summary): string;
  list(projectId: string): Promise<Envelope<readonly Summary[]>>;
  get(id: string): Promise<Envelope<Record>>;
  edit(record: Record): Editor;
  duplicate(id: string): Promise<Envelope<Record>>;
  remove(ids: string[]): Promise<Envelope<unknown>>;
  restore(ids: string[]): Promise<Envelope<unknown>>;
  /** The document with another title. */
  renamed(document: Record['document'], title: string): Record['document'];
  /** The sentence that says how many were deleted. */
  deleted(count: number): string;
}

/** The documents of one kind of the open project, and an editor for each one that was opened. */
export class DocumentShelf<
  Summary,
  Record extends DocumentRecord,
  Editor extends DocumentEditor<Record>,
> {
  readonly #host: ShelfHost<Summary, Record, Editor>;
  readonly #notices: Notices;
  #request = 0;
  /** Those on their way, not reactive: a document never has two editors. */
  #opening: Partial<{ readonly [Id in string]: Promise<Editor | undefined> }> = {};
  protected projectId: string | undefined;
  readonly editors = new SvelteMap<string, Editor>();

  all = $state.raw<readonly Summary[]>([]);

  constructor(notices: Notices, host: ShelfHost<Summary, Record, Editor>) {
    this.#notices = notices;
    this.#host = host;
  }

  async open(projectId: string): Promise<void> {
    this.projectId = projectId;
    this.all = [];
    this.editors.clear();
    this.#opening = {};
    await this.load();
  }

  /** @returns those that there are, also where a later answer is the one that is shown */
  async load(): Promise<readonly Summary[]> {
    if (this.projectId === undefined) return [];
    const request = ++this.#request;
    const taken = this.taken(await this.#host.list(this.projectId));
    if (taken && request === this.#request) this.all = taken;
    return taken ?? [];
  }

  async openDocument(id: string): Promise<Editor | undefined> {
    const open = this.editors.get(id);
    if (open) return open;
    const opening = this.#opening[id] ?? this.#fetchEditor(id);
    this.#opening = { ...this.#opening, [id]: opening };
    try {
      return await opening;
    } finally {
      const others = Object.entries(this.#opening).filter(([, other]) => other !== opening);
      this.#opening = Object.fromEntries(others);
    }
  }

  async duplicate(id: string): Promise<Record | undefined> {
    await this.editors.get(id)?.settle();
    return this.made(await this.#host.duplicate(id));
  }

  async rename(id: string, title: string): Promise<void> {
    const editor = await this.openDocument(id);
    editor?.apply(strings.frame.rename, (document) => this.#host.renamed(document, title));
    await editor?.settle();
    await this.load();
  }

  /** They can be restored from the notice that says so. */
  async remove(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await Promise.all(ids.map(async (id) => this.editors.get(id)?.settle()));
    if (!this.taken(await this.#host.remove(ids))) return;
    await this.load();
    this.#notices.say(this.#host.deleted(ids.length), () => void this.#restore(ids));
  }

  /** Shows what another page has stored; of a deleted document there is nothing to fetch. */
  protected async refresh(ids: readonly string[]): Promise<void> {
    const there = (await this.load()).map((summary) => this.#host.idOf(summary));
    for (const id of ids) {
      if (there.includes(id)) void this.editors.get(id)?.reload();
    }
  }

  protected async made(answer: Envelope<Record>): Promise<Record | undefined> {
    const record = this.taken(answer);
    if (record) await this.load();
    return record;
  }

  protected taken<Value>(answer: Envelope<Value>): Value | undefined {
    if (answer.ok) return answer.value;
    this.#notices.fail(answer.error);
    return undefined;
  }

  async #fetchEditor(id: string): Promise<Editor | undefined> {
    const { projectId } = this;
    const record = this.taken(await this.#host.get(id));
    // An answer that is older than the project on screen is not kept.
    if (!record || projectId !== this.projectId) return undefined;
    const editor = this.#host.edit(record);
    this.editors.set(id, editor);
    return editor;
  }

  async #restore(ids: string[]): Promise<void> {
    this.taken(await this.#host.restore(ids));
    await this.load();
  }
}
