import { plantStrings as text } from '#renderer/strings/en/plant.ts';
import { type Plant, usualPlant } from '#shared/domain/recipe/plant/plant.ts';
import type { Documents, ProjectDocumentEditor } from './documents.svelte.ts';

/** The plant of the open project: a document that is made with the first change of a rate. */
export class ProjectPlant {
  readonly #documents: Documents;
  #making: Promise<ProjectDocumentEditor | undefined> | undefined;
  /** Shown until the document is there. */
  #changed = $state.raw<Plant>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Undefined while nobody has changed a rate. */
  get editor(): ProjectDocumentEditor | undefined {
    const [first] = this.#documents.ofKind('plant');
    return first && this.#documents.editors.get(first.documentId);
  }

  get plant(): Plant {
    const document = this.editor?.record.document;
    return document?.kind === 'plant' ? document.plant : (this.#changed ?? usualPlant);
  }

  /** Fetches what is stored. */
  async open(): Promise<void> {
    const [first] = this.#documents.ofKind('plant');
    if (first) await this.#documents.openDocument(first.documentId);
  }

  /** Stores a change, which can be undone. */
  async change(label: string, change: (plant: Plant) => Plant): Promise<void> {
    if (!this.editor) this.#changed = change(this.plant);
    const editor = this.editor ?? (await this.#make());
    this.#changed = undefined;
    editor?.apply(label, (document) =>
      document.kind === 'plant' ? { ...document, plant: change(document.plant) } : document,
    );
  }

  /** One document, also where two changes ask for it at once. */
  #make(): Promise<ProjectDocumentEditor | undefined> {
    this.#making ??= this.#create().finally(() => (this.#making = undefined));
    return this.#making;
  }

  async #create(): Promise<ProjectDocumentEditor | undefined> {
    const [first] = this.#documents.ofKind('plant');
    const id =
      first?.documentId ??
      (await this.#documents.create({ kind: 'plant', title: text.document, plant: usualPlant }))
        ?.documentId;
    return id === undefined ? undefined : this.#documents.openDocument(id);
  }
}
