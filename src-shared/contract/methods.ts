import * as v from 'valibot';
import { caseDocumentSchema } from '#shared/domain/project/case-document.ts';
import { checkedMaterialSetSchema } from '#shared/domain/material/checked-material-set.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { settingsSchema } from '#shared/domain/project/settings.ts';
import { experimentDocumentSchema } from '#shared/domain/experiment/experiment-document.ts';
import { exampleProjectIds } from '#shared/domain/project/example-projects.ts';
import { projectDocumentSchema } from '#shared/domain/project/project-document.ts';
import {
  calculationRecordSchema,
  calculationRequestSchema,
  calculationSummarySchema,
} from './calculations.ts';
import { shippedCaseSchema } from './cases.ts';
import { documentRecordSchema, documentSummarySchema } from './documents.ts';
import {
  materialOwnerSchema,
  materialSetRecordSchema,
  materialSetSummarySchema,
  materialSetVersionSchema,
  shippedMaterialSetSchema,
} from './materials.ts';
import {
  caseRecordSchema,
  caseSummarySchema,
  idSchema,
  idsSchema,
  projectSchema,
} from './projects.ts';
import { runRecordSchema, runSummarySchema, startRunSchema } from './runs.ts';

const nothing = v.strictObject({});
const project = v.strictObject({ projectId: idSchema });
const oneCase = v.strictObject({ caseId: idSchema });
const cases = v.strictObject({ caseIds: idsSchema });
const runs = v.strictObject({ runIds: idsSchema });
const oneMaterialSet = v.strictObject({ materialSetId: idSchema });
const materialSets = v.strictObject({ materialSetIds: idsSchema });
const oneDocument = v.strictObject({ documentId: idSchema });
const documents = v.strictObject({ documentIds: idsSchema });
const calculations = v.strictObject({ calculationIds: idsSchema });
const bytes = v.instance(Uint8Array);

/** Every method of the program: `area.verb` -> what goes in, what comes out. */
export const methods = {
  'app.info': {
    input: nothing,
    output: v.strictObject({
      name: v.string(),
      version: v.string(),
      host: v.picklist(['electron', 'loopback']),
      /** Simulations that run side by side. */
      workers: v.number(),
      dataFolder: v.string(),
      /** What the user has to know about how the database was opened. */
      notices: v.array(v.string()),
    }),
  },
  'app.diagnostics': {
    input: nothing,
    /** Program, machine, settings and the end of the log, as text to be copied into a report. */
    output: v.strictObject({ text: v.string() }),
  },
  'app.licences': {
    input: nothing,
    output: v.strictObject({
      packages: v.array(
        v.strictObject({
          name: v.string(),
          version: v.string(),
          licence: v.string(),
          text: v.string(),
        }),
      ),
    }),
  },
  'settings.get': { input: nothing, output: settingsSchema },
  /** Changes the given settings and leaves the others. */
  'settings.change': { input: v.partial(settingsSchema), output: settingsSchema },

  'projects.list': { input: nothing, output: v.strictObject({ projects: v.array(projectSchema) }) },
  'projects.create': { input: v.strictObject({ title: titleSchema }), output: projectSchema },
  /** A project that comes with the program, as a new one beside the others. */
  'projects.createExample': {
    input: v.strictObject({ example: v.picklist(exampleProjectIds) }),
    output: projectSchema,
  },
  'projects.rename': {
    input: v.strictObject({ projectId: idSchema, title: titleSchema }),
    output: projectSchema,
  },
  'projects.duplicate': { input: project, output: projectSchema },
  /** Deleted things can be restored until the program has been closed for 30 days. */
  'projects.delete': { input: project, output: nothing },
  'projects.restore': { input: project, output: projectSchema },
  /** Everything of a project as the bytes of one .postdry file. */
  'projects.export': {
    input: project,
    output: v.strictObject({ fileName: v.string(), bytes }),
  },
  /** Adds the project of a .postdry file beside the others; a refusal changes nothing. */
  'projects.import': { input: v.strictObject({ bytes }), output: projectSchema },
  /** The same through the dialogs of a host that has some; null and false when they were closed. */
  'projects.save': { input: project, output: v.strictObject({ saved: v.boolean() }) },
  'projects.open': {
    input: nothing,
    output: v.strictObject({ project: v.nullable(projectSchema) }),
  },

  /** Cases that come with the program, to begin a new one with. */
  'cases.shipped': {
    input: nothing,
    output: v.strictObject({ cases: v.array(shippedCaseSchema) }),
  },
  'cases.list': { input: project, output: v.strictObject({ cases: v.array(caseSummarySchema) }) },
  'cases.get': { input: oneCase, output: caseRecordSchema },
  'cases.create': {
    input: v.strictObject({ projectId: idSchema, document: caseDocumentSchema }),
    output: caseRecordSchema,
  },
  /** Stores the whole document as the next revision; CONFLICT when another page was faster. */
  'cases.edit': {
    input: v.strictObject({
      caseId: idSchema,
      revision: v.number(),
      document: caseDocumentSchema,
      /** What was changed, in two or three words, for the undo menu. */
      label: v.pipe(v.string(), v.maxLength(200)),
    }),
    output: caseRecordSchema,
  },
  'cases.undo': { input: oneCase, output: caseRecordSchema },
  'cases.redo': { input: oneCase, output: caseRecordSchema },
  'cases.duplicate': { input: oneCase, output: caseRecordSchema },
  'cases.delete': { input: cases, output: nothing },
  'cases.restore': { input: cases, output: nothing },

  /** Sets that come with the program; they cannot be changed, only be copied with `create`. */
  'materials.shipped': {
    input: nothing,
    output: v.strictObject({ materialSets: v.array(shippedMaterialSetSchema) }),
  },
  /** Those of a project and those of the installation. */
  'materials.list': {
    input: project,
    output: v.strictObject({ materialSets: v.array(materialSetSummarySchema) }),
  },
  'materials.get': { input: oneMaterialSet, output: materialSetRecordSchema },
  'materials.create': {
    input: v.strictObject({
      projectId: materialOwnerSchema,
      document: checkedMaterialSetSchema,
      /** Name of the set that the document was copied from, for the history. */
      originTitle: v.optional(titleSchema),
    }),
    output: materialSetRecordSchema,
  },
  /** Stores the whole document as the next revision; CONFLICT when another page was faster. */
  'materials.edit': {
    input: v.strictObject({
      materialSetId: idSchema,
      revision: v.number(),
      document: checkedMaterialSetSchema,
      /** What was changed, in two or three words, for the undo menu and the history. */
      label: v.pipe(v.string(), v.maxLength(200)),
    }),
    output: materialSetRecordSchema,
  },
  'materials.undo': { input: oneMaterialSet, output: materialSetRecordSchema },
  'materials.redo': { input: oneMaterialSet, output: materialSetRecordSchema },
  /** What is kept of the set's documents, the oldest first. */
  'materials.history': {
    input: oneMaterialSet,
    output: v.strictObject({ versions: v.array(materialSetVersionSchema) }),
  },
  /** One document of the history; an edit with it goes back to that version. */
  'materials.version': {
    input: v.strictObject({ materialSetId: idSchema, position: v.number() }),
    output: v.strictObject({
      ...materialSetVersionSchema.entries,
      document: checkedMaterialSetSchema,
    }),
  },
  'materials.duplicate': { input: oneMaterialSet, output: materialSetRecordSchema },
  'materials.delete': { input: materialSets, output: nothing },
  'materials.restore': { input: materialSets, output: nothing },
  /** The current document as the bytes of a JSON file. */
  'materials.export': {
    input: oneMaterialSet,
    output: v.strictObject({ fileName: v.string(), bytes }),
  },
  /** Adds the set of a JSON file; a refusal changes nothing. */
  'materials.import': {
    input: v.strictObject({ projectId: materialOwnerSchema, bytes }),
    output: materialSetRecordSchema,
  },

  /** Recipes and experiments of a project. */
  'documents.list': {
    input: project,
    output: v.strictObject({ documents: v.array(documentSummarySchema) }),
  },
  'documents.get': { input: oneDocument, output: documentRecordSchema },
  'documents.create': {
    input: v.strictObject({ projectId: idSchema, document: projectDocumentSchema }),
    output: documentRecordSchema,
  },
  /** Stores the whole document as the next revision; CONFLICT when another page was faster. */
  'documents.edit': {
    input: v.strictObject({
      documentId: idSchema,
      revision: v.number(),
      document: projectDocumentSchema,
      /** What was changed, in two or three words, for the undo menu. */
      label: v.pipe(v.string(), v.maxLength(200)),
    }),
    output: documentRecordSchema,
  },
  /** An experiment with the file it was read from; the file never changes. */
  'experiments.create': {
    input: v.strictObject({
      projectId: idSchema,
      document: experimentDocumentSchema,
      bytes,
      /** of `packExperiment` */
      experiment: bytes,
    }),
    output: documentRecordSchema,
  },
  /** What was read from the file, without corrections, for `unpackExperiment`. */
  'experiments.data': { input: oneDocument, output: v.strictObject({ experiment: bytes }) },
  /** The file as it was imported, to the byte. */
  'experiments.file': {
    input: oneDocument,
    output: v.strictObject({ fileName: v.string(), bytes }),
  },
  'documents.undo': { input: oneDocument, output: documentRecordSchema },
  'documents.redo': { input: oneDocument, output: documentRecordSchema },
  'documents.duplicate': { input: oneDocument, output: documentRecordSchema },
  'documents.delete': { input: documents, output: nothing },
  'documents.restore': { input: documents, output: nothing },

  /** Queues a recipe's run with everything that goes into it as it is stored now. */
  'calculations.start': { input: calculationRequestSchema, output: calculationSummarySchema },
  /** All of a project, the oldest first. */
  'calculations.list': {
    input: project,
    output: v.strictObject({ calculations: v.array(calculationSummarySchema) }),
  },
  'calculations.get': {
    input: v.strictObject({ calculationId: idSchema }),
    output: calculationRecordSchema,
  },
  /** The number of those that had not ended yet. */
  'calculations.cancel': { input: calculations, output: v.strictObject({ cancelled: v.number() }) },
  'calculations.rename': {
    input: v.strictObject({ calculationId: idSchema, title: titleSchema }),
    output: calculationSummarySchema,
  },
  'calculations.delete': { input: calculations, output: nothing },
  'calculations.restore': { input: calculations, output: nothing },

  /** A report without scripts, printed; NOT_SUPPORTED where the host cannot. */
  'reports.pdf': {
    input: v.strictObject({ html: v.pipe(v.string(), v.maxLength(50_000_000)) }),
    output: v.strictObject({ bytes }),
  },

  'runs.start': { input: startRunSchema, output: runSummarySchema },
  /** All runs of a project, the oldest first. */
  'runs.list': { input: project, output: v.strictObject({ runs: v.array(runSummarySchema) }) },
  /** What has not ended, whoever started it, in the order in which it is or will be solved. */
  'runs.active': { input: nothing, output: v.strictObject({ runs: v.array(runSummarySchema) }) },
  'runs.get': { input: v.strictObject({ runId: idSchema }), output: runRecordSchema },
  /** The number of runs that had not ended yet. */
  'runs.cancel': { input: runs, output: v.strictObject({ cancelled: v.number() }) },
  'runs.rename': {
    input: v.strictObject({ runId: idSchema, title: titleSchema }),
    output: runSummarySchema,
  },
  'runs.delete': { input: runs, output: nothing },
  'runs.restore': { input: runs, output: nothing },
} as const;

type Methods = typeof methods;

export type MethodName = keyof Methods;

/** What a caller may pass. */
export type MethodInput<Name extends MethodName> = v.InferInput<Methods[Name]['input']>;

/** What a handler receives, after parsing. */
export type ParsedInput<Name extends MethodName> = v.InferOutput<Methods[Name]['input']>;

export type MethodOutput<Name extends MethodName> = v.InferOutput<Methods[Name]['output']>;

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}
