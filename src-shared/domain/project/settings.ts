import * as v from 'valibot';
import { importTemplateSchema } from '#shared/domain/experiment/import-template.ts';
import { contentUnits } from '#shared/units/water-content.ts';

const scale = v.picklist(['linear', 'log']);

/** A document that is open in a tab. */
const tabSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('case'), caseId: v.pipe(v.string(), v.uuid()) }),
  v.strictObject({ kind: v.literal('material'), materialSetId: v.pipe(v.string(), v.uuid()) }),
  /** Read-only. */
  v.strictObject({ kind: v.literal('shipped-material'), id: v.pipe(v.string(), v.maxLength(200)) }),
  /** A recipe or an experiment. */
  v.strictObject({ kind: v.literal('document'), documentId: v.pipe(v.string(), v.uuid()) }),
  v.strictObject({ kind: v.literal('compare') }),
  v.strictObject({ kind: v.literal('compare-recipes') }),
  v.strictObject({ kind: v.literal('explorer') }),
  v.strictObject({ kind: v.literal('isotherms') }),
  v.strictObject({ kind: v.literal('help') }),
  v.strictObject({ kind: v.literal('import-experiment') }),
  v.strictObject({ kind: v.literal('overlay') }),
]);

/** What was on screen, so that the next start begins where this one ended. */
const workspaceSchema = v.strictObject({
  projectId: v.nullable(v.pipe(v.string(), v.uuid())),
  tabs: v.pipe(v.array(tabSchema), v.maxLength(50)),
  /** Index of the tab in front, -1 for none. */
  active: v.pipe(v.number(), v.integer()),
  leftWidth: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
  rightWidth: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
  leftCollapsed: v.boolean(),
  rightCollapsed: v.boolean(),
});

/** Settings of this installation; they belong to no project. */
export const settingsSchema = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  contentUnit: v.picklist(contentUnits),
  timeScale: scale,
  contentScale: scale,
  /** Simulations side by side; null for one less than there are processor cores. */
  workers: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64))),
  /** Quantity -> symbol of the unit that new fields of this quantity show. */
  defaultUnits: v.record(v.string(), v.string()),
  tourDismissed: v.boolean(),
  /** How files of measured runs are read, each with its own name. */
  importTemplates: v.pipe(v.array(importTemplateSchema), v.maxLength(200)),
  workspace: workspaceSchema,
});

export type Settings = v.InferOutput<typeof settingsSchema>;
/** Some settings with their new values; the others stay. */
export type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };
export type Workspace = Settings['workspace'];
export type OpenTab = Workspace['tabs'][number];

export const defaultSettings: Settings = {
  theme: 'system',
  contentUnit: 'wt-ppm',
  timeScale: 'linear',
  contentScale: 'linear',
  workers: null,
  defaultUnits: {},
  tourDismissed: false,
  importTemplates: [],
  workspace: {
    projectId: null,
    tabs: [],
    active: -1,
    leftWidth: 250,
    rightWidth: 316,
    leftCollapsed: false,
    rightCollapsed: false,
  },
};
