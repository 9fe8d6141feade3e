import type { HostClient } from '#renderer/api/host-client.ts';
import type { CaseRecord } from '#shared/contract/projects.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { parseCaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { DocumentEditor } from './document-editor.svelte.ts';
import type { Notices } from './notices.svelte.ts';

/** One open case. */
export class CaseEditor extends DocumentEditor<CaseRecord> {
  constructor(client: HostClient, notices: Notices, record: CaseRecord) {
    const { caseId } = record;
    super(notices, record, {
      check: (document) => {
        if (document.mode === 'electrode') return parseCaseDocument(document);
        const parsed = parseTransportCase(document.transportCase);
        if (!parsed.ok) return parsed;
        return { ok: true, value: { ...document, transportCase: parsed.value } };
      },
      edit: (edit) => client.call('cases.edit', { caseId, ...edit }),
      get: () => client.call('cases.get', { caseId }),
      undo: () => client.call('cases.undo', { caseId }),
      redo: () => client.call('cases.redo', { caseId }),
    });
  }
}
