import type * as v from 'valibot';
import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import type { DocumentRecord, DocumentSummary } from '#shared/contract/documents.ts';
import { mapped } from '#shared/contract/envelope.ts';
import type { MethodInput } from '#shared/contract/methods.ts';
import { parseBySchema } from '#shared/domain/case/parse-by-schema.ts';
import {
  type DocumentKind,
  projectDocumentSchema,
} from '#shared/domain/project/project-document.ts';
import { renamedDocument } from '#shared/domain/project/renamed-document.ts';
import { DocumentEditor } from './document-editor.svelte.ts';
import { DocumentShelf } from './document-shelf.svelte.ts';
import type { Notices } from './notices.svelte.ts';

/** One open recipe or experiment. */
export type ProjectDocumentEditor = DocumentEditor<DocumentRecord>;

/** The recipes and experiments of the open project, and an editor for each that was opened. */
export class Documents extends DocumentShelf<
  DocumentSummary,
  DocumentRecord,
  ProjectDocumentEditor
> {
  readonly #client: HostClient;

  constructor(client: HostClient, notices: Notices) {
    super(notices, {
      idOf: ({ documentId }) => documentId,
      list: async (projectId) =>
        mapped(await client.call('documents.list', { projectId }), ({ documents }) => documents),
      get: (documentId) => client.call('documents.get', { documentId }),
      edit: (record) => editorOf(client, notices, record),
      duplicate: (documentId) => client.call('documents.duplicate', { documentId }),
      remove: (documentIds) => client.call('documents.delete', { documentIds }),
      restore: (documentIds) => client.call('documents.restore', { documentIds }),
      renamed: renamedDocument,
      deleted: strings.frame.deleted.documents,
    });
    this.#client = client;
    client.on('documents.changed', ({ projectId, documentIds }) => {
      if (projectId === this.projectId) void this.refresh(documentIds);
    });
  }

  ofKind(kind: DocumentKind): readonly DocumentSummary[] {
    return this.all.filter((summary) => summary.kind === kind);
  }

  async create(
    document: v.InferInput<typeof projectDocumentSchema>,
  ): Promise<DocumentRecord | undefined> {
    const { projectId } = this;
    if (projectId === undefined) return undefined;
    return this.made(await this.#client.call('documents.create', { projectId, document }));
  }

  /** Stores a measured run with the file that it was read from. */
  async createExperiment(
    input: Omit<MethodInput<'experiments.create'>, 'projectId'>,
  ): Promise<DocumentRecord | undefined> {
    const { projectId } = this;
    if (projectId === undefined) return undefined;
    return this.made(await this.#client.call('experiments.create', { projectId, ...input }));
  }
}

function editorOf(
  client: HostClient,
  notices: Notices,
  record: DocumentRecord,
): ProjectDocumentEditor {
  const { documentId } = record;
  return new DocumentEditor<DocumentRecord>(notices, record, {
    check: (document) => parseBySchema(projectDocumentSchema, document, 'a document', () => []),
    edit: (edit) => client.call('documents.edit', { documentId, ...edit }),
    get: () => client.call('documents.get', { documentId }),
    undo: () => client.call('documents.undo', { documentId }),
    redo: () => client.call('documents.redo', { documentId }),
  });
}
