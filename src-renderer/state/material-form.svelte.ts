import { SvelteMap } from 'svelte/reactivity';
import { strings } from '#renderer/strings/en.ts';
import { describeMaterialIssue } from '#shared/domain/material/describe-material-issue.ts';
import { valueAt, withMaterialNumber } from '#shared/domain/material/material-edits.ts';
import type { MaterialField } from '#shared/domain/material/material-fields.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { isAssumed } from '#shared/domain/material/sourced-value.ts';
import type { MaterialEditor } from './material-editor.svelte.ts';
import type { SettingsStore } from './settings.svelte.ts';

/** What the rows of one open material set share: its document, how it is edited, its units. */
export class MaterialForm {
  readonly #set: () => MaterialSet;
  readonly #settings: SettingsStore;
  readonly #units = new SvelteMap<string, string>();
  /** None for a shipped set, which is read only. */
  readonly editor: MaterialEditor | undefined;
  /** Id of the component whose isotherm is drawn; undefined for the water of all of them. */
  shown = $state<string>();
  /** Id of the component that was added last, until it is in sight. */
  added: string | undefined;

  constructor(set: () => MaterialSet, editor: MaterialEditor | undefined, settings: SettingsStore) {
    this.#set = set;
    this.editor = editor;
    this.#settings = settings;
  }

  get set(): MaterialSet {
    return this.#set();
  }

  /**
   * Makes one stored edit.
   * @param path of what is edited, where it is one value
   * @returns why it cannot be made; it changes nothing then
   */
  edit(
    label: string,
    change: (set: MaterialSet) => MaterialSet,
    path?: string,
  ): string | undefined {
    let changed = this.set;
    const [issue] = this.editor?.apply(label, (old) => (changed = change(old))) ?? [];
    return issue && describeMaterialIssue(changed, issue, path);
  }

  valueOf({ path }: MaterialField): number | undefined {
    const found = valueAt(this.set, path);
    return typeof found === 'number' ? found : undefined;
  }

  /** @returns why the number cannot be applied */
  commit(field: MaterialField, value: number | undefined): string | undefined {
    if (value === this.valueOf(field)) return undefined;
    const label = strings.editor.change(field.description);
    return this.edit(label, (old) => withMaterialNumber(old, field.path, value), field.path);
  }

  unitOf({ path, quantity, usualUnit }: MaterialField): string {
    return (
      this.#units.get(unitKey(path)) ?? this.#settings.value.defaultUnits[quantity] ?? usualUnit
    );
  }

  chooseUnit({ path }: MaterialField, symbol: string): void {
    this.#units.set(unitKey(path), symbol);
  }

  /** The sentence of an assumed value: its note. */
  assumedAt({ sourcePath }: MaterialField): string | undefined {
    if (sourcePath === undefined) return undefined;
    const group = valueAt(this.set, sourcePath) as
      { readonly source: string; readonly note?: string } | undefined;
    return group && isAssumed(group) ? (group.note ?? strings.editor.assumed) : undefined;
  }
}

/** A value and how well it is known are read in one unit, and so are ranges and columns. */
function unitKey(path: string): string {
  return path
    .replace(/\.value$|\.uncertainty\..*$/, '')
    .replace(/(classes|points)\[\d+\]/, '$1')
    .replace(/\[\d+\]$/, '');
}
