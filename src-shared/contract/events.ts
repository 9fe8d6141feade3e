import * as v from 'valibot';
import { calculationProgressSchema } from './calculations.ts';
import { contractErrorSchema } from './error.ts';
import { materialOwnerSchema } from './materials.ts';
import { idSchema } from './projects.ts';
import { runProgressSchema } from './runs.ts';

/** Commands that a host's native menu offers and the page carries out. */
export const menuCommands = [
  'new-project',
  'open-project',
  'open-example',
  'save-project',
  'new-case',
  'new-electrode-case',
  'new-recipe',
  'new-material-set',
  'import-material-set',
  'copy-material-set',
  'export-material-set',
  'material-case',
  'import-experiment',
  'undo',
  'redo',
  'run',
  'cancel',
  'compare',
  'compare-recipes',
  'studies',
  'explorer',
  'isotherms',
  'help',
  'overlay',
  'palette',
  'toggle-theme',
  'toggle-left',
  'toggle-right',
  'settings',
  'shortcuts',
  'about',
  'copy-diagnostics',
] as const;

export type MenuCommand = (typeof menuCommands)[number];

const run = v.strictObject({ runId: idSchema, caseId: idSchema, projectId: idSchema });

/** Every event of the program: a past fact -> what is known about it. */
export const events = {
  'projects.changed': v.strictObject({}),
  /** Cases of the project were created, edited, deleted or restored. */
  'cases.changed': v.strictObject({ projectId: idSchema, caseIds: v.array(idSchema) }),
  /** Material sets were created, edited, deleted or restored; null: those of the installation. */
  'materials.changed': v.strictObject({
    projectId: materialOwnerSchema,
    materialSetIds: v.array(idSchema),
  }),
  /** Recipes or experiments of the project were created, edited, deleted or restored. */
  'documents.changed': v.strictObject({ projectId: idSchema, documentIds: v.array(idSchema) }),
  /** Runs of the project were created, renamed, deleted or restored. */
  'runs.changed': v.strictObject({ projectId: idSchema }),
  'runs.progressed': v.strictObject({ ...run.entries, progress: runProgressSchema }),
  'runs.finished': run,
  'runs.failed': v.strictObject({ ...run.entries, error: contractErrorSchema }),
  'runs.cancelled': run,
  /** A calculation began or ended; null: some were renamed, deleted or restored. */
  'calculations.changed': v.strictObject({
    projectId: idSchema,
    calculationId: v.nullable(idSchema),
  }),
  'calculations.progressed': v.strictObject({
    calculationId: idSchema,
    progress: calculationProgressSchema,
  }),
  'settings.changed': v.strictObject({}),
  'commands.chosen': v.strictObject({ command: v.picklist(menuCommands) }),
} as const;

export type EventName = keyof typeof events;

export type EventPayload<Name extends EventName> = v.InferOutput<(typeof events)[Name]>;

/** An event on the wire; the union keeps name and payload together. */
export type ContractEvent = {
  [Name in EventName]: { readonly name: Name; readonly payload: EventPayload<Name> };
}[EventName];
