import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { encode } from '#shared/contract/codec.ts';
import type { ContractError } from '#shared/contract/error.ts';
import type { CaseRecord } from '#shared/contract/projects.ts';
import { runFigures } from '#shared/contract/run-figures.ts';
import type { RunRecord, RunSummary, SolveOptions } from '#shared/contract/runs.ts';
import { checkedCaseSchema } from '#shared/domain/case/checked-case.ts';
import { hashCase } from '#shared/domain/case/hash-case.ts';
import { assumedValuesSchema } from '#shared/domain/project/case-file.ts';
import { targetKgPerM3 } from '#shared/domain/project/target-content.ts';
import { type ResultRecord, resultRecordSchema } from '#shared/domain/run/result.ts';
import { decimateFields } from '../decimate-fields.ts';
import { decodeStored, parseStored } from '../stored-json.ts';
import { type RunRow, summaryOf, summaryOrFailed } from './run-row.ts';

/** How a run ended; a cancelled or failed one keeps what was reached. */
export interface RunOutcome {
  readonly state: 'finished' | 'failed' | 'cancelled';
  readonly result?: ResultRecord;
  readonly error?: ContractError;
}

const columns = `
  runs.id AS runId, runs.case_id AS caseId, cases.project_id AS projectId, runs.title, runs.state,
  runs.options, runs.created_ms AS createdAtMs, runs.elapsed_s AS elapsedS, runs.figures, runs.error`;

const source = `
  runs JOIN cases ON cases.id = runs.case_id JOIN projects ON projects.id = cases.project_id
  WHERE runs.deleted_ms IS NULL AND cases.deleted_ms IS NULL AND projects.deleted_ms IS NULL`;

interface FullRow extends RunRow {
  transportCase: string;
  assumed: string;
  result: Uint8Array | null;
}

const interrupted: ContractError = {
  code: 'HOST_STOPPED',
  message: 'The program ended before the run did. The case is unchanged: run it again.',
};

export type RunRepository = ReturnType<typeof runRepository>;

/** Runs with what went in and what came out. */
export function runRepository(database: Database) {
  const selectAll = database.prepare<[string], RunRow>(
    `SELECT ${columns} FROM ${source} AND cases.project_id = ? ORDER BY runs.created_ms, runs.rowid`,
  );
  const select = database.prepare<[string], RunRow>(
    `SELECT ${columns} FROM ${source} AND runs.id = ?`,
  );
  const selectFull = database.prepare<[string], FullRow>(
    `SELECT ${columns}, runs.transport_case AS transportCase, runs.assumed, runs.result
     FROM ${source} AND runs.id = ?`,
  );
  const highestNumber = database
    .prepare<[string], number>(
      `SELECT coalesce(max(CAST(substr(title, 5) AS INTEGER)), 0) FROM runs
       WHERE case_id = ? AND title GLOB 'Run [0-9]*'`,
    )
    .pluck();
  const insert = database.prepare(
    `INSERT INTO runs
       (id, case_id, title, state, options, transport_case, input_hash, assumed, created_ms)
     VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?)`,
  );
  const markStarted = database.prepare("UPDATE runs SET state = 'running' WHERE id = ?");
  const updateEnd = database.prepare(
    'UPDATE runs SET state = ?, elapsed_s = ?, figures = ?, error = ?, result = ? WHERE id = ?',
  );
  const failActive = database.prepare(
    "UPDATE runs SET state = 'failed', error = ? WHERE state IN ('queued', 'running')",
  );
  const updateTitle = database.prepare(
    'UPDATE runs SET title = ? WHERE id = ? AND deleted_ms IS NULL',
  );
  const projectOf = `(SELECT project_id FROM cases WHERE cases.id = runs.case_id) AS projectId`;
  const markDeleted = database.prepare<[number, string], { projectId: string }>(
    `UPDATE runs SET deleted_ms = ? WHERE id = ? AND deleted_ms IS NULL RETURNING ${projectOf}`,
  );
  const unmarkDeleted = database.prepare<[string], { projectId: string }>(
    `UPDATE runs SET deleted_ms = NULL WHERE id = ? RETURNING ${projectOf}`,
  );
  const eachProjectOnce = (rows: readonly { projectId: string }[]): string[] => [
    ...new Set(rows.map(({ projectId }) => projectId)),
  ];

  function summary(runId: string): RunSummary | undefined {
    const row = select.get(runId);
    return row && summaryOrFailed(row);
  }

  return {
    /** A queued run of a case as it is now. */
    create({ caseId, document }: CaseRecord, given: SolveOptions): RunSummary | undefined {
      const runId = randomUUID();
      const { transportCase, assumed, accuracy } = document;
      const target = targetKgPerM3(document);
      const options: SolveOptions = {
        accuracy,
        ...(target !== undefined && { targetKgPerM3: target }),
        ...given,
      };
      const title = `Run ${(highestNumber.get(caseId) ?? 0) + 1}`;
      insert.run(
        runId,
        caseId,
        title,
        JSON.stringify(options),
        JSON.stringify(transportCase),
        hashCase(transportCase),
        JSON.stringify(assumed),
        Date.now(),
      );
      return summary(runId);
    },
    started(runId: string): void {
      markStarted.run(runId);
    },
    ended(runId: string, { state, result, error }: RunOutcome, elapsedS: number): void {
      updateEnd.run(
        state,
        elapsedS,
        result ? JSON.stringify(runFigures(result)) : null,
        error ? JSON.stringify(error) : null,
        result ? encode(decimateFields(result)) : null,
        runId,
      );
    },
    /** Runs that a host left behind become failed ones. @returns how many there were */
    failInterrupted: (): number => failActive.run(JSON.stringify(interrupted)).changes,
    list: (projectId: string): RunSummary[] => selectAll.all(projectId).map(summaryOrFailed),
    summary,
    get(runId: string): RunRecord | undefined {
      const row = selectFull.get(runId);
      if (row === undefined) return undefined;
      const what = `The run “${row.title}”`;
      return {
        ...summaryOf(row),
        transportCase: parseStored(checkedCaseSchema, row.transportCase, what),
        assumed: parseStored(assumedValuesSchema, row.assumed, what),
        ...(row.result && { result: decodeStored(resultRecordSchema, row.result, what) }),
      };
    },
    rename(runId: string, title: string): RunSummary | undefined {
      updateTitle.run(title, runId);
      return summary(runId);
    },
    /** @returns the projects that lost a run */
    remove: database.transaction((runIds: readonly string[]): string[] =>
      eachProjectOnce(runIds.flatMap((runId) => markDeleted.get(Date.now(), runId) ?? [])),
    ),
    restore: database.transaction((runIds: readonly string[]): string[] =>
      eachProjectOnce(runIds.flatMap((runId) => unmarkDeleted.get(runId) ?? [])),
    ),
  };
}
