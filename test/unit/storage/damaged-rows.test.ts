/** One stored thing that cannot be read leaves the others alone, and can be deleted. */
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { databaseFile } from '#main/storage/open-database.ts';
import { openStorage } from '#main/storage/open-storage.ts';
import { caseSummarySchema } from '#shared/contract/projects.ts';
import { runSummarySchema } from '#shared/contract/runs.ts';
import { scriptedResult } from '../../support/solver/scripted-simulation.ts';
import { caseDocument } from '../../support/stored-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const rowDamaged = expect.objectContaining({ name: 'StorageFault', code: 'ROW_DAMAGED' }) as Error;

/** A project with two cases, the first edited once and with two runs, after something was done. */
function damagedBy(sql: string) {
  const folder = temporaryFolder();
  const first = openStorage(folder);
  const { projectId } = first.projects.create('Line 1');
  const { caseId } = first.cases.create(projectId, caseDocument())!;
  first.cases.edit(caseId, 1, caseDocument('Coil B'), 'name');
  first.cases.create(projectId, caseDocument('other'));
  const result = scriptedResult('quick', 'finished');
  const runIds = [0, 1].map(() => {
    const { runId } = first.runs.create(first.cases.get(caseId)!, {})!;
    first.runs.ended(runId, { state: 'finished', result }, 1);
    return runId;
  });
  first.close();
  const database = new SqliteDatabase(path.join(folder, databaseFile));
  database.exec(sql);
  database.close();
  const storage = openStorage(folder);
  onTestFinished(() => void storage.close());
  return { storage, projectId, caseId, runId: runIds[0]! };
}

describe('a run that cannot be read', () => {
  it.each([
    "options = 'x'",
    `options = '{"method":"guess"}'`,
    "figures = '{}'",
    "error = 'x'",
    "title = '', figures = 'x'",
  ])('is listed as a failed one: %s', (change) => {
    const sql = `UPDATE runs SET ${change} WHERE title = 'Run 1'`;
    const { storage, projectId, runId } = damagedBy(sql);
    const runs = storage.runs.list(projectId);
    expect(runs.map(({ state }) => state)).toEqual(['failed', 'finished']);
    for (const run of runs) expect(v.is(runSummarySchema, run)).toBe(true);
    expect(runs[0]).toMatchObject({ runId, figures: null, error: { code: 'STORAGE_FAILED' } });
    if (!change.startsWith('title')) expect(runs[0]?.error?.message).toContain('“Run 1”');
    expect(storage.runs.summary(runId)).toEqual(runs[0]);
    expect(() => storage.runs.get(runId)).toThrow(rowDamaged);
    expect(storage.runs.remove([runId])).toEqual([projectId]);
    expect(storage.runs.list(projectId)).toHaveLength(1);
  });

  it.each(["x'ff00'", "x''", "x'80'"])('is refused when its result is %s', (bytes) => {
    const { storage, runId } = damagedBy(`UPDATE runs SET result = ${bytes}`);
    expect(() => storage.runs.get(runId)).toThrow(rowDamaged);
    expect(() => storage.runs.get(runId)).toThrow(/“Run 1”/);
  });
});

describe('a case that cannot be read', () => {
  const current = `WHERE label = 'name'`;

  it.each([
    `UPDATE case_documents SET document = 'x' ${current}`,
    `UPDATE case_documents SET document = '{}' ${current}`,
    `UPDATE case_documents SET document = '{"title":7,"assumed":7}' ${current}`,
    `UPDATE case_documents SET document = '[]' ${current}`,
    `DELETE FROM case_documents ${current}`,
  ])('is listed as such and can be deleted: %s', (sql) => {
    const { storage, projectId, caseId } = damagedBy(sql);
    const cases = storage.cases.list(projectId);
    expect(cases.map(({ title }) => title)).toEqual(['Unreadable case', 'other']);
    for (const summary of cases) expect(v.is(caseSummarySchema, summary)).toBe(true);
    expect(() => storage.cases.get(caseId)).toThrow(rowDamaged);
    expect(storage.cases.remove([caseId])).toEqual([projectId]);
    expect(storage.cases.list(projectId)).toHaveLength(1);
  });

  it('keeps its title where that can be read, and can be undone', () => {
    const sql = `UPDATE case_documents SET document = '{"title":"Coil B"}' ${current}`;
    const { storage, projectId, caseId } = damagedBy(sql);
    expect(storage.cases.list(projectId)[0]).toMatchObject({ title: 'Coil B', assumedCount: 0 });
    expect(() => storage.cases.get(caseId)).toThrow(/The case “Coil B” cannot be read/);
    expect(storage.cases.undo(caseId)?.title).toBe('Coil A');
  });
});
