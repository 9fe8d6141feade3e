import type { MenuCommand } from '#shared/contract/events.ts';
import { strings } from '#renderer/strings/en.ts';
import type { CaseEditor } from './case-editor.svelte.ts';
import type { ProjectDocumentEditor } from './documents.svelte.ts';
import type { FitSession } from './fits.svelte.ts';
import type { MaterialEditor } from './material-editor.svelte.ts';
import type { RecipeSession } from './recipe-session.svelte.ts';
import type { SettingsStore } from './settings.svelte.ts';
import type { Tabs } from './tabs.svelte.ts';

export interface Command {
  readonly id: MenuCommand;
  readonly label: string;
  readonly shortcut?: string;
  readonly run: () => unknown;
  readonly enabled: () => boolean;
}

export type DialogName =
  'palette' | 'settings' | 'shortcuts' | 'about' | 'rename-project' | 'new-material-set';

/** What commands act on: the parts of the workbench that they need. */
export interface CommandTarget {
  readonly editor: CaseEditor | undefined;
  /** Of the document in front, of whatever kind. */
  readonly documentEditor: CaseEditor | MaterialEditor | ProjectDocumentEditor | undefined;
  /** The recipe in front. */
  readonly recipe: RecipeSession | undefined;
  /** The fits of the experiment in front. */
  readonly fit: FitSession | undefined;
  readonly tabs: Tabs;
  readonly settings: SettingsStore;
  readonly library: { readonly project: object | undefined };
  readonly projects: { create(title: string): unknown; openExample(): unknown };
  dialog: DialogName | undefined;
  run(): unknown;
  cancel(): unknown;
  undo(): unknown;
  newCase(): unknown;
  newElectrodeCase(): unknown;
  newRecipe(): unknown;
  /** Of the set in front, shipped or own. */
  readonly frontMaterialSet: object | undefined;
  readonly materialEditor: MaterialEditor | undefined;
  importMaterialSet(): unknown;
  copyMaterialSet(): unknown;
  exportMaterialSet(): unknown;
  newCaseOfMaterialSet(): unknown;
  openProjectFile(): unknown;
  saveProjectFile(): unknown;
  copyDiagnostics(): unknown;
  togglePanel(panel: 'leftCollapsed' | 'rightCollapsed'): unknown;
}

const always = (): boolean => true;

/** Everything that can be commanded; palette, shortcuts, native menu and buttons use this table. */
export function commandTable(bench: CommandTarget): readonly Command[] {
  const labels = strings.frame.commands;
  const make = (
    id: MenuCommand,
    run: () => unknown,
    shortcut = '',
    enabled: () => boolean = always,
  ): Command => ({ id, label: labels[id], run, enabled, ...(shortcut && { shortcut }) });
  const canRun = (): boolean =>
    bench.editor !== undefined || bench.recipe !== undefined || bench.fit?.shown === true;
  const inProject = (): boolean => bench.library.project !== undefined;
  const inSet = (): boolean => bench.frontMaterialSet !== undefined;
  const inOwnSet = (): boolean => bench.materialEditor !== undefined;
  return [
    make('run', () => bench.run(), 'F5', canRun),
    make('cancel', () => bench.cancel(), 'Ctrl .', canRun),
    make(
      'undo',
      () => bench.undo(),
      'Ctrl Z',
      () =>
        bench.recipe?.isTyping === true ||
        (bench.documentEditor?.record.undoLabel ?? null) !== null,
    ),
    make(
      'redo',
      () => bench.documentEditor?.redo(),
      'Ctrl Y',
      () => (bench.documentEditor?.record.redoLabel ?? null) !== null,
    ),
    make('new-case', () => bench.newCase(), '', inProject),
    make('new-electrode-case', () => bench.newElectrodeCase(), '', inProject),
    make('new-recipe', () => bench.newRecipe(), '', inProject),
    make('new-material-set', () => (bench.dialog = 'new-material-set'), '', inProject),
    make('import-material-set', () => bench.importMaterialSet(), '', inProject),
    make('copy-material-set', () => bench.copyMaterialSet(), '', inSet),
    make('export-material-set', () => bench.exportMaterialSet(), '', inOwnSet),
    make('material-case', () => bench.newCaseOfMaterialSet(), '', inSet),
    make('import-experiment', () => bench.tabs.open({ kind: 'import-experiment' }), '', inProject),
    make('new-project', () => bench.projects.create(strings.frame.newProject)),
    make('open-project', () => bench.openProjectFile()),
    make('open-example', () => bench.projects.openExample()),
    make('save-project', () => bench.saveProjectFile(), 'Ctrl S', inProject),
    make('compare', () => bench.tabs.open({ kind: 'compare' })),
    make('compare-recipes', () => bench.tabs.open({ kind: 'compare-recipes' })),
    make(
      'studies',
      () => {
        if (bench.recipe) bench.recipe.part = 'studies';
      },
      '',
      () => bench.recipe !== undefined,
    ),
    make('explorer', () => bench.tabs.open({ kind: 'explorer' })),
    make('help', () => bench.tabs.open({ kind: 'help' })),
    make('isotherms', () => bench.tabs.open({ kind: 'isotherms' })),
    make('overlay', () => bench.tabs.open({ kind: 'overlay' })),
    make('palette', () => (bench.dialog = 'palette'), 'Ctrl K'),
    make('toggle-theme', () => bench.settings.toggleTheme()),
    make('toggle-left', () => bench.togglePanel('leftCollapsed'), 'Ctrl B'),
    make('toggle-right', () => bench.togglePanel('rightCollapsed'), 'Ctrl I'),
    make('settings', () => (bench.dialog = 'settings'), 'Ctrl ,'),
    make('shortcuts', () => (bench.dialog = 'shortcuts'), 'F1'),
    make('about', () => (bench.dialog = 'about')),
    make('copy-diagnostics', () => bench.copyDiagnostics()),
  ];
}

/** The shortcut that a key press is, such as "Ctrl K". */
export function shortcutOf({ key, ctrlKey, metaKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  return ctrlKey || metaKey ? `Ctrl ${name}` : name;
}
