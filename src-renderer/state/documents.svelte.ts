import { SvelteMap } from 'svelte/reactivity';
import type * as v from 'valibot';
import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import type { DocumentRecord, DocumentSummary } from '#shared/contract/documents.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { parseBySchema } from '#shared/domain/case/parse-by-schema.ts';
import type { MethodInput } from '#shared/contract/methods.ts';
import {
  type DocumentKind,
  type ProjectDocument,
  projectDocumentSchema,
} from '#shared/domain/project/project-document.ts';
import { DocumentEditor } from './document-editor.svelte.ts';
import type { Notices } from './notices.svelte.ts';

/** One open recipe or experiment. */
export type ProjectDocumentEditor = DocumentEditor<DocumentRecord>;

/** The recipes and experiments of the open project, and an editor for each that was opened. */
export class Documents {
  readonly #client: HostClient;
  readonly #notices: Notices;
  #projectId: string | undefined;
  #request = 0;
  readonly editors = new SvelteMap<string, ProjectDocumentEditor>();

  all = $state.raw<readonly DocumentSummary[]>([]);

  constructor(client: HostClient, notices: Notices) {
    this.#client = client;
    this.#notices = notices;
    client.on('documents.changed', ({ projectId, documentIds }) => {
      if (projectId === this.#projectId) void this.#refresh(documentIds);
    });
  }

  ofKind(kind: DocumentKind): readonly DocumentSummary[] {
    return this.all.filter((summary) => summary.kind === kind);
  }

  async open(projectId: string): Promise<void> {
    this.#projectId = projectId;
    this.all = [];
    this.editors.clear();
    await this.load();
  }

  /** @returns those that there are, also where a later answer is the one that is shown */
  async load(): Promise<readonly DocumentSummary[]> {
    const projectId = this.#projectId;
    if (projectId === undefined) return [];
    const request = ++this.#request;
    const taken = this.#taken(await this.#client.call('documents.list', { projectId }));
    if (taken && request === this.#request) this.all = taken.documents;
    return taken?.documents ?? [];
  }

  async openDocument(documentId: string): Promise<ProjectDocumentEditor | undefined> {
    const open = this.editors.get(documentId);
    if (open) return open;
    const record = this.#taken(await this.#client.call('documents.get', { documentId }));
    if (!record) return undefined;
    const client = this.#client;
    const editor = new DocumentEditor<DocumentRecord>(this.#notices, record, {
      check: (document) => parseBySchema(projectDocumentSchema, document, 'a document', () => []),
      edit: (edit) => client.call('documents.edit', { documentId, ...edit }),
      get: () => client.call('documents.get', { documentId }),
      undo: () => client.call('documents.undo', { documentId }),
      redo: () => client.call('documents.redo', { documentId }),
    });
    this.editors.set(documentId, editor);
    return editor;
  }

  async create(
    document: v.InferInput<typeof projectDocumentSchema>,
  ): Promise<DocumentRecord | undefined> {
    const projectId = this.#projectId;
    if (projectId === undefined) return undefined;
    return this.#made(await this.#client.call('documents.create', { projectId, document }));
  }

  /** Stores a measured run with the file that it was read from. */
  async createExperiment(
    input: Omit<MethodInput<'experiments.create'>, 'projectId'>,
  ): Promise<DocumentRecord | undefined> {
    const projectId = this.#projectId;
    if (projectId === undefined) return undefined;
    return this.#made(await this.#client.call('experiments.create', { projectId, ...input }));
  }

  async duplicate(documentId: string): Promise<DocumentRecord | undefined> {
    await this.editors.get(documentId)?.settle();
    return this.#made(await this.#client.call('documents.duplicate', { documentId }));
  }

  async rename(documentId: string, title: string): Promise<void> {
    const editor = await this.openDocument(documentId);
    editor?.apply(strings.frame.rename, (document): ProjectDocument => ({ ...document, title }));
    await editor?.settle();
    await this.load();
  }

  async remove(documentIds: string[]): Promise<void> {
    if (documentIds.length === 0) return;
    await Promise.all(documentIds.map(async (id) => this.editors.get(id)?.settle()));
    if (!this.#taken(await this.#client.call('documents.delete', { documentIds }))) return;
    await this.load();
    this.#notices.say(
      strings.frame.deleted.documents(documentIds.length),
      () => void this.#restore(documentIds),
    );
  }

  /** Shows what another page has stored; of a deleted document there is nothing to fetch. */
  async #refresh(documentIds: readonly string[]): Promise<void> {
    const there = (await this.load()).map(({ documentId }) => documentId);
    for (const id of documentIds) {
      if (there.includes(id)) void this.editors.get(id)?.reload();
    }
  }

  async #restore(documentIds: string[]): Promise<void> {
    this.#taken(await this.#client.call('documents.restore', { documentIds }));
    await this.load();
  }

  async #made(answer: Envelope<DocumentRecord>): Promise<DocumentRecord | undefined> {
    const record = this.#taken(answer);
    if (record) await this.load();
    return record;
  }

  #taken<Value>(answer: Envelope<Value>): Value | undefined {
    if (answer.ok) return answer.value;
    this.#notices.fail(answer.error);
    return undefined;
  }
}
