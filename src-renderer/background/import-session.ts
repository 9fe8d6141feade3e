import { packExperiment } from '#shared/contract/experiment-bytes.ts';
import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import type { ImportTemplate } from '#shared/domain/experiment/import-template.ts';
import type { TemplateKey } from '#shared/import/experiment/experiment-outcome.ts';
import { type FileView, fileView } from '#shared/import/experiment/file-view.ts';
import {
  type ExperimentFile,
  openExperiment,
  readExperiment,
} from '#shared/import/experiment/read-experiment.ts';
import { recognisedTemplate } from '#shared/import/experiment/recognised-template.ts';
import type { Question } from '#shared/import/outcome.ts';
import { type RunSummary, summarise } from './run-summary.ts';

/** What came of a file with a template. */
export interface ImportReading {
  readonly view: FileView;
  /** the template with everything that was found in the file */
  readonly found: ImportTemplate;
  readonly outcome:
    | { readonly kind: 'read'; readonly run: RunSummary }
    | { readonly kind: 'question'; readonly question: Question<TemplateKey> }
    | { readonly kind: 'refused'; readonly reason: string };
}

export type ImportCalls = {
  /** The sentence with which the file is refused; the file before it stays open then. */
  readonly open: {
    readonly input: { readonly bytes: Uint8Array; readonly fileName: string };
    readonly output: { readonly refusal: string | null };
  };
  /** null: another template was given meanwhile */
  readonly read: { readonly input: ImportTemplate; readonly output: ImportReading | null };
  /** The run that was read last, as the host takes it. */
  readonly take: { readonly input: null; readonly output: Uint8Array<ArrayBuffer> };
};

/** One file that is read again with every change of its template. */
export class ImportSession {
  #file: ExperimentFile | undefined;
  #experiment: Experiment | undefined;

  open(bytes: Uint8Array, fileName: string): { refusal: string | null } {
    const opened = openExperiment(bytes, fileName);
    if (opened.kind === 'refused') return { refusal: opened.reason };
    this.#file = opened.value;
    this.#experiment = undefined;
    return { refusal: null };
  }

  /** @yields the share of the work that is done, 0 to 1 */
  *read(template: ImportTemplate): Generator<number, ImportReading, undefined> {
    const file = this.#file;
    if (!file) throw new Error('No file is open.');
    this.#experiment = undefined;
    const outcome = yield* readExperiment(file, template);
    if (outcome.kind !== 'read') {
      const found = recognisedTemplate(file, template);
      return { view: fileView(file, template.sheet), found, outcome };
    }
    const { experiment, template: found } = outcome.value;
    this.#experiment = experiment;
    const view = fileView(file, found.sheet);
    return { view, found, outcome: { kind: 'read', run: summarise(experiment) } };
  }

  take(): Uint8Array<ArrayBuffer> {
    if (!this.#experiment) throw new Error('The file is not read.');
    return packExperiment(this.#experiment);
  }
}
