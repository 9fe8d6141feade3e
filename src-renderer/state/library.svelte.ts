import { SvelteMap } from 'svelte/reactivity';
import type { HostClient } from '#renderer/api/host-client.ts';
import { strings } from '#renderer/strings/en.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { CaseRecord, CaseSummary, Project } from '#shared/contract/projects.ts';
import { documentOfShippedCase } from '#shared/domain/project/case-document.ts';
import { CaseEditor } from './case-editor.svelte.ts';
import { newElectrodeCase } from '#shared/domain/electrode/new-electrode-case.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { CASE_DOCUMENT_FORMAT } from '#shared/domain/project/case-file.ts';
import { parseCaseDocument } from '#shared/domain/project/parse-case-document.ts';
import type { Notices } from './notices.svelte.ts';

/** The projects, the cases of the open one, and an editor for each case that was opened. */
export class Library {
  readonly #client: HostClient;
  readonly #notices: Notices;
  #request = 0;
  readonly editors = new SvelteMap<string, CaseEditor>();

  projects = $state.raw<readonly Project[]>([]);
  projectId = $state.raw<string>();
  cases = $state.raw<readonly CaseSummary[]>([]);
  readonly project = $derived(this.projects.find(({ projectId }) => projectId === this.projectId));

  constructor(client: HostClient, notices: Notices) {
    this.#client = client;
    this.#notices = notices;
    client.on('projects.changed', () => void this.loadProjects());
    client.on('cases.changed', ({ projectId, caseIds }) => {
      if (projectId !== this.projectId) return;
      void this.loadCases();
      for (const caseId of caseIds) void this.editors.get(caseId)?.reload();
    });
    client.on('runs.changed', () => void this.loadCases());
  }

  /** @returns why there is nothing to show */
  async loadProjects(): Promise<ContractError | undefined> {
    const answer = await this.#client.call('projects.list', {});
    if (!answer.ok) return answer.error;
    this.projects = answer.value.projects;
    return undefined;
  }

  async open(projectId: string): Promise<void> {
    this.projectId = projectId;
    this.cases = [];
    this.editors.clear();
    await this.loadCases();
  }

  async loadCases(): Promise<void> {
    const { projectId } = this;
    if (projectId === undefined) return;
    const request = ++this.#request;
    const answer = await this.#client.call('cases.list', { projectId });
    if (request !== this.#request) return;
    if (answer.ok) this.cases = answer.value.cases;
    else this.#notices.fail(answer.error);
  }

  async openCase(caseId: string): Promise<CaseEditor | undefined> {
    const open = this.editors.get(caseId);
    if (open) return open;
    const record = this.#taken(await this.#client.call('cases.get', { caseId }));
    if (!record) return undefined;
    const editor = new CaseEditor(this.#client, this.#notices, record);
    this.editors.set(caseId, editor);
    return editor;
  }

  /** @returns a new case with the values of the first one that comes with the program */
  async createCase(): Promise<CaseRecord | undefined> {
    const { projectId } = this;
    const first = this.#taken(await this.#client.call('cases.shipped', {}))?.cases[0];
    if (projectId === undefined || !first) return undefined;
    const document = { ...documentOfShippedCase(first), title: strings.frame.newCase };
    const made = this.#taken(await this.#client.call('cases.create', { projectId, document }));
    await this.loadCases();
    return made;
  }

  /** @returns a new case of an electrode with usual conditions */
  async createElectrodeCase(electrode: MaterialSet): Promise<CaseRecord | undefined> {
    const { projectId } = this;
    const parsed = parseCaseDocument({
      format: CASE_DOCUMENT_FORMAT,
      title: electrode.title,
      mode: 'electrode',
      electrodeCase: newElectrodeCase(electrode),
    });
    if (projectId === undefined || !parsed.ok) return undefined;
    const document = parsed.value;
    const made = this.#taken(await this.#client.call('cases.create', { projectId, document }));
    await this.loadCases();
    return made;
  }

  async duplicateCase(caseId: string): Promise<void> {
    this.#taken(await this.#client.call('cases.duplicate', { caseId }));
    await this.loadCases();
  }

  async renameCase(caseId: string, title: string): Promise<void> {
    const editor = await this.openCase(caseId);
    editor?.apply(strings.frame.rename, (document) => ({ ...document, title }));
    await editor?.settle();
    await this.loadCases();
  }

  async removeCases(caseIds: string[]): Promise<void> {
    if (caseIds.length === 0) return;
    await Promise.all(caseIds.map(async (caseId) => this.editors.get(caseId)?.settle()));
    if (!this.#taken(await this.#client.call('cases.delete', { caseIds }))) return;
    await this.loadCases();
    this.#notices.say(
      strings.frame.deleted.cases(caseIds.length),
      () => void this.#restore(caseIds),
    );
  }

  async #restore(caseIds: string[]): Promise<void> {
    this.#taken(await this.#client.call('cases.restore', { caseIds }));
    await this.loadCases();
  }

  #taken<Value>(answer: Envelope<Value>): Value | undefined {
    if (answer.ok) return answer.value;
    this.#notices.fail(answer.error);
    return undefined;
  }
}
