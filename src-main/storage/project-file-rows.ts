import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import { contractErrorSchema } from '#shared/contract/error.ts';
import { runFiguresSchema, runStates, solveOptionsSchema } from '#shared/contract/runs.ts';
import { checkedCaseSchema } from '#shared/domain/case/checked-case.ts';
import { hashCase } from '#shared/domain/case/hash-case.ts';
import { checkedMaterialSetSchema } from '#shared/domain/material/checked-material-set.ts';
import { caseDocumentSchema } from '#shared/domain/project/case-document.ts';
import { assumedValuesSchema } from '#shared/domain/project/case-file.ts';
import { projectDocumentSchema } from '#shared/domain/project/project-document.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { resultRecordSchema } from '#shared/domain/run/result.ts';
import { runRepository } from './repositories/runs.ts';
import { decodeStored, parseStored, rowDamaged } from './stored-json.ts';

interface RunRow {
  title: string;
  state: string;
  options: string;
  transport_case: string;
  input_hash: string;
  assumed: string;
  figures: string | null;
  error: string | null;
  result: Uint8Array | null;
}

interface FileRow {
  name: string;
  hash: string;
  bytes: Uint8Array;
}

/**
 * Checks every row of a project file before any of them is taken; runs that had not ended fail.
 * @throws StorageFault ROW_DAMAGED, naming the row
 */
export function checkProjectRows(file: Database): void {
  runRepository(file).failInterrupted();
  for (const { title } of file.prepare<[], { title: string }>('SELECT title FROM projects').all()) {
    if (!v.is(titleSchema, title)) throw rowDamaged('The project', 'its name is not a name.');
  }
  const documents = file.prepare<[], { position: number; document: string }>(
    'SELECT position, document FROM case_documents',
  );
  for (const { position, document } of documents.iterate()) {
    parseStored(caseDocumentSchema, document, `Step ${position} of a case`);
  }
  checkPositions(file);
  for (const row of file.prepare<[], RunRow>('SELECT * FROM runs').iterate()) checkRun(row);
  checkMaterialSets(file);
  checkDocuments(file);
  if (file.pragma('foreign_key_check', { simple: true }) !== undefined) {
    throw rowDamaged('A row', 'what it belongs to is missing.');
  }
}

function checkRun(row: RunRow): void {
  const what = `The run “${row.title}”`;
  if (!v.is(titleSchema, row.title)) throw rowDamaged('A run', 'its name is not a name.');
  if (!v.is(v.picklist(runStates), row.state)) throw rowDamaged(what, 'its state is unknown.');
  parseStored(solveOptionsSchema, row.options, what);
  parseStored(assumedValuesSchema, row.assumed, what);
  const transportCase = parseStored(checkedCaseSchema, row.transport_case, what);
  if (hashCase(transportCase) !== row.input_hash) {
    throw rowDamaged(what, 'its input is not what its hash says.');
  }
  if (row.figures !== null) parseStored(runFiguresSchema, row.figures, what);
  if (row.error !== null) parseStored(contractErrorSchema, row.error, what);
  if (row.result !== null) decodeStored(resultRecordSchema, row.result, what);
}

function checkMaterialSets(file: Database): void {
  const documents = file.prepare<[], { position: number; document: string }>(
    'SELECT position, document FROM material_set_documents',
  );
  for (const { position, document } of documents.iterate()) {
    parseStored(checkedMaterialSetSchema, document, `Version ${position} of a material set`);
  }
}

/** Everything with a history has the document that its position says. */
function checkPositions(file: Database): void {
  for (const [what, owners, documents, key] of [
    ['A case', 'cases', 'case_documents', 'case_id'],
    ['A material set', 'material_sets', 'material_set_documents', 'material_set_id'],
    ['A recipe or experiment', 'documents', 'document_versions', 'document_id'],
  ] as const) {
    const headless = file
      .prepare(
        `SELECT 1 FROM ${owners} WHERE NOT EXISTS (SELECT 1 FROM ${documents}
         WHERE ${key} = ${owners}.id AND ${documents}.position = ${owners}.position)`,
      )
      .get();
    if (headless !== undefined) throw rowDamaged(what, 'its current document is missing.');
  }
}

function checkDocuments(file: Database): void {
  const documents = file.prepare<[], { position: number; document: string }>(
    'SELECT position, document FROM document_versions',
  );
  for (const { position, document } of documents.iterate()) {
    parseStored(projectDocumentSchema, document, `Step ${position} of a recipe or experiment`);
  }
  const files = file.prepare<[], FileRow>(
    'SELECT raw_name AS name, raw_sha256 AS hash, raw_bytes AS bytes FROM experiment_files',
  );
  for (const { name, hash, bytes } of files.iterate()) {
    if (createHash('sha256').update(bytes).digest('hex') !== hash) {
      throw rowDamaged(`The measured file “${name}”`, 'the raw file is not what its hash says.');
    }
  }
}
