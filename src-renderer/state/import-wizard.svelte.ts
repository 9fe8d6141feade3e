import { Background } from '#renderer/background/background.ts';
import { startImportWorker } from '#renderer/background/start-import-worker.ts';
import type { ImportCalls, ImportReading } from '#renderer/background/import-session.ts';
import { importStrings as text } from '#renderer/strings/en/experiment-import.ts';
import {
  EMPTY_TEMPLATE,
  type ImportTemplate,
  type TemplateColumns,
} from '#shared/domain/experiment/import-template.ts';
import type { TemplateKey } from '#shared/import/experiment/experiment-outcome.ts';
import { withAnswer } from '#shared/import/experiment/used-template.ts';
import { withoutUndefined } from './without-undefined.ts';
import type { Documents } from './documents.svelte.ts';
import type { SettingsStore } from './settings.svelte.ts';

interface OpenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Values of a template's own keys; undefined is "as found". */
export type TemplateChoice = {
  readonly [Key in 'sheet' | 'decimal' | 'dateOrder' | 'clock' | 'timeOrder']?:
    ImportTemplate[Key] | undefined;
};

/** A file on its way to an experiment: read again in a worker with every choice about it. */
export class ImportWizard {
  readonly #documents: Documents;
  readonly #settings: SettingsStore;
  readonly #worker = new Background<ImportCalls>(startImportWorker);
  /** The file that the worker has open. */
  #opened: OpenFile | undefined;
  #round = 0;

  /** What is in the text area. */
  text = $state('');
  file = $state.raw<OpenFile>();
  /** What was stated about the file; what is absent is found in it. */
  stated = $state.raw<ImportTemplate>(EMPTY_TEMPLATE);
  reading = $state.raw<ImportReading>();
  /** Why the last file could not be opened; what was open before stays. */
  refusal = $state<string>();
  /** Share of the work under way that is done; undefined while there is none. */
  progress = $state<number>();
  storing = $state(false);

  readonly run = $derived.by(() =>
    this.reading?.outcome.kind === 'read' ? this.reading.outcome.run : undefined,
  );

  constructor(documents: Documents, settings: SettingsStore) {
    this.#documents = documents;
    this.#settings = settings;
  }

  get templates(): readonly ImportTemplate[] {
    return this.#settings.value.importTemplates;
  }

  async openFile(file: File): Promise<void> {
    await this.#open({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }

  async openText(): Promise<void> {
    const bytes = new TextEncoder().encode(this.text);
    await this.#open({ name: text.pastedName, bytes });
  }

  /** Ends the reading; what was read before stays. */
  cancel(): void {
    this.#round += 1;
    this.#stop();
  }

  async choose(choice: TemplateChoice): Promise<void> {
    await this.state(withoutUndefined<ImportTemplate>({ ...this.stated, ...choice }));
  }

  async chooseColumn<Role extends keyof TemplateColumns>(
    role: Role,
    column: TemplateColumns[Role],
  ): Promise<void> {
    const columns = withoutUndefined<TemplateColumns>({ ...this.stated.columns, [role]: column });
    await this.state({ ...this.stated, columns });
  }

  async answer(key: TemplateKey, choice: string): Promise<void> {
    await this.state(withAnswer(this.stated, key, choice));
  }

  /** Reads the file as the template says. */
  async state(template: ImportTemplate): Promise<void> {
    this.stated = template;
    await this.#read();
  }

  saveTemplate(name: string): void {
    const found = this.reading?.found;
    if (!found) return;
    const others = this.templates.filter((template) => template.name !== name);
    this.#settings.change({ importTemplates: [...others, { ...found, name }] });
    this.stated = { ...this.stated, name };
  }

  renameTemplate(name: string, next: string): void {
    const importTemplates = this.templates
      .filter((template) => template.name === name || template.name !== next)
      .map((template) => (template.name === name ? { ...template, name: next } : template));
    this.#settings.change({ importTemplates });
    if (this.stated.name === name) this.stated = { ...this.stated, name: next };
  }

  removeTemplate(name: string): void {
    const importTemplates = this.templates.filter((template) => template.name !== name);
    this.#settings.change({ importTemplates });
    if (this.stated.name === name) {
      this.stated = withoutUndefined<ImportTemplate>({ ...this.stated, name: undefined });
    }
  }

  /** Stores the run. @returns the id of the new document */
  async store(): Promise<string | undefined> {
    const { file, reading, run } = this;
    if (!file || !reading || !run || this.storing) return undefined;
    this.storing = true;
    try {
      const experiment = await this.#worker.call('take', null);
      const made = await this.#documents.createExperiment({
        document: {
          kind: 'experiment',
          title: run.title.trim().slice(0, 200) || file.name.slice(0, 200),
          template: reading.found,
          sample: {},
          corrections: [],
        },
        bytes: file.bytes,
        experiment,
      });
      return made?.documentId;
    } catch (error) {
      this.refusal = error instanceof Error ? error.message : String(error);
      return undefined;
    } finally {
      this.storing = false;
    }
  }

  clear(): void {
    this.cancel();
    this.text = '';
    this.file = undefined;
    this.stated = EMPTY_TEMPLATE;
    this.reading = undefined;
    this.refusal = undefined;
  }

  async #open(file: OpenFile): Promise<void> {
    const round = ++this.#round;
    this.refusal = undefined;
    this.progress = 0;
    const refusal = await this.#opening(file, round);
    if (round !== this.#round) return;
    if (refusal !== null) {
      this.refusal = refusal;
      this.progress = undefined;
      return;
    }
    this.file = file;
    this.stated = EMPTY_TEMPLATE;
    this.reading = undefined;
    await this.#read();
  }

  async #read(): Promise<void> {
    const { file, stated } = this;
    if (!file) return;
    const round = ++this.#round;
    this.progress = 0;
    try {
      if (this.#opened !== file) await this.#worker.call('open', sent(file));
      this.#opened = file;
      const reading = await this.#worker.call('read', $state.snapshot(stated), (share) => {
        if (round === this.#round) this.progress = share;
      });
      if (round === this.#round && reading) this.reading = reading;
    } catch (error) {
      if (round !== this.#round) return;
      this.refusal = error instanceof Error ? error.message : String(error);
      this.#stop();
    }
    if (round === this.#round) this.progress = undefined;
  }

  async #opening(file: OpenFile, round: number): Promise<string | null> {
    try {
      const { refusal } = await this.#worker.call('open', sent(file));
      if (refusal === null) this.#opened = file;
      return refusal;
    } catch (error) {
      if (round === this.#round) this.#stop();
      return error instanceof Error ? error.message : String(error);
    }
  }

  #stop(): void {
    this.#worker.stop(text.stopped);
    this.#opened = undefined;
    this.progress = undefined;
  }
}

const sent = ({ name, bytes }: OpenFile) => ({ fileName: name, bytes });
