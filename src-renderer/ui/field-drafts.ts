import { getContext, setContext } from 'svelte';

/** A field in which something may be typed that is not applied yet. */
export interface DraftField {
  readonly label: string;
  /** Applies what is being typed. @returns why it cannot be applied */
  commit(): string | undefined;
  focus(): void;
}

/** All fields on the page, so that a command can apply what is being typed before it acts. */
export class FieldDrafts {
  readonly #fields = new Set<DraftField>();

  /** @returns a function that takes the field away again. */
  add(field: DraftField): () => void {
    this.#fields.add(field);
    return () => this.#fields.delete(field);
  }

  /** Applies everything; the first field that refuses is focused and returned with its reason. */
  commit(): { label: string; reason: string } | undefined {
    for (const field of this.#fields) {
      const reason = field.commit();
      if (reason === undefined) continue;
      field.focus();
      return { label: field.label, reason };
    }
    return undefined;
  }
}

const contextKey = Symbol('field drafts');

/** Makes the collection known to all components below the calling one. */
export function provideFieldDrafts(drafts: FieldDrafts): void {
  setContext(contextKey, drafts);
}

/** The collection of the page that the calling component is part of. */
export function fieldDrafts(): FieldDrafts {
  return getContext<FieldDrafts>(contextKey);
}
