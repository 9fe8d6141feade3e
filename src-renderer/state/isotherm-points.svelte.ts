import type { ImportAnswers, Question } from '#shared/import/outcome.ts';
import type { ImportedIsotherm } from '#shared/import/isotherm/make-isotherm.ts';
import type { Branch } from '#shared/import/isotherm/measured-isotherm.ts';
import type { Notices } from './notices.svelte.ts';

export interface EditedPoint {
  readonly id: number;
  readonly activity: number;
  readonly loadingKgPerKg: number;
  readonly branch: Branch;
}

/** The text or file that points are read from. */
interface Origin {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Points of an isotherm, read from a text or a file and edited by hand. */
export class IsothermPoints {
  readonly #notices: Notices;
  #next = 1;
  #request = 0;

  /** What is in the text area. */
  text = $state('');
  all = $state.raw<readonly EditedPoint[]>([]);
  temperatureK = $state.raw<number>();
  /** The text or file that is shown, also while a question about it is open. */
  origin = $state.raw<Origin>();
  question = $state.raw<Question>();
  answers = $state.raw<ImportAnswers>({});
  imported = $state.raw<ImportedIsotherm>();
  /** The file that the points are from; empty for a text. */
  fileName = $state('');

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  readText(): Promise<void> {
    return this.#read({ name: '', bytes: new TextEncoder().encode(this.text) }, {});
  }

  async readFile(file: File): Promise<void> {
    await this.#read({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, {});
  }

  async answer(answers: ImportAnswers): Promise<void> {
    if (this.origin) await this.#read(this.origin, { ...this.answers, ...answers });
  }

  change(id: number, change: Partial<Omit<EditedPoint, 'id'>>): void {
    this.all = this.all.map((point) => (point.id === id ? { ...point, ...change } : point));
  }

  remove(id: number): void {
    this.all = this.all.filter((point) => point.id !== id);
  }

  /** A point like the last one, to be changed. */
  add(branch: Branch): void {
    const { activity = 0.5, loadingKgPerKg = 0.01 } = this.all.at(-1) ?? {};
    this.all = [...this.all, { id: this.#next++, activity, loadingKgPerKg, branch }];
  }

  clear(): void {
    this.text = '';
    this.fileName = '';
    this.all = [];
    this.temperatureK = undefined;
    this.origin = undefined;
    this.question = undefined;
    this.answers = {};
    this.imported = undefined;
  }

  /** What is refused or asks back leaves the points that are there. */
  async #read(origin: Origin, answers: ImportAnswers): Promise<void> {
    const request = ++this.#request;
    // Reading workbooks takes more code than the rest of the window.
    const { readIsotherm } = await import('#shared/import/isotherm/read-isotherm.ts');
    if (request !== this.#request) return;
    const outcome = readIsotherm(origin.bytes, origin.name, answers);
    if (outcome.kind === 'refused') {
      this.#notices.refuse(outcome.reason);
      return;
    }
    this.origin = origin;
    this.answers = answers;
    this.question = outcome.kind === 'question' ? outcome.question : undefined;
    if (outcome.kind === 'question') return;
    const { isotherm } = outcome.value;
    this.imported = outcome.value;
    this.fileName = origin.name;
    this.temperatureK = isotherm.temperatureK ?? undefined;
    this.all = isotherm.waterActivity.map((activity, i) => ({
      id: this.#next++,
      activity,
      loadingKgPerKg: isotherm.loadingKgPerKg[i] ?? 0,
      branch: isotherm.branch[i] ?? 'adsorption',
    }));
  }
}
