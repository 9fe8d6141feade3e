import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import {
  type CalculationInput,
  calculationInputSchema,
  type CalculationRecord,
  type CalculationResult,
  calculationResultSchema,
  type CalculationSummary,
} from '#shared/contract/calculations.ts';
import { encode } from '#shared/contract/codec.ts';
import { type ContractError, contractErrorSchema } from '#shared/contract/error.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { decodeStored, parseStored } from '../stored-json.ts';

/** How a calculation ended; a cancelled or failed one keeps what was reached. */
export interface CalculationOutcome {
  readonly state: 'finished' | 'failed' | 'cancelled';
  readonly result?: CalculationResult;
  readonly error?: ContractError;
}

const columns = `
  calculations.id AS calculationId, calculations.project_id AS projectId,
  calculations.document_id AS documentId, calculations.kind, calculations.title,
  calculations.state, calculations.input_hash AS inputHash,
  calculations.created_ms AS createdAtMs, calculations.elapsed_s AS elapsedS, calculations.error`;

const source = `
  calculations JOIN documents ON documents.id = calculations.document_id
  JOIN projects ON projects.id = calculations.project_id
  WHERE calculations.deleted_ms IS NULL AND documents.deleted_ms IS NULL
    AND projects.deleted_ms IS NULL`;

interface SummaryRow extends Omit<CalculationSummary, 'error' | 'progress'> {
  error: string | null;
}

interface FullRow extends SummaryRow {
  input: Uint8Array;
  result: Uint8Array | null;
}

const interrupted: ContractError = {
  code: 'HOST_STOPPED',
  message:
    'The program ended before the calculation did. What had been stored of it is kept; start it again for the rest.',
};

export type CalculationRepository = ReturnType<typeof calculationRepository>;

/** Recipe runs, fits and studies, with what went in and what came out. */
export function calculationRepository(database: Database) {
  const selectAll = database.prepare<[string], SummaryRow>(
    `SELECT ${columns} FROM ${source} AND calculations.project_id = ?
     ORDER BY calculations.created_ms, calculations.rowid`,
  );
  const select = database.prepare<[string], SummaryRow>(
    `SELECT ${columns} FROM ${source} AND calculations.id = ?`,
  );
  const selectFull = database.prepare<[string], FullRow>(
    `SELECT ${columns}, calculations.input, calculations.result
     FROM ${source} AND calculations.id = ?`,
  );
  const insert = database.prepare(
    `INSERT INTO calculations
       (id, project_id, document_id, kind, title, state, input, input_hash, created_ms)
     SELECT ?, project_id, id, ?, ?, 'queued', ?, ?, ? FROM documents
     WHERE id = ? AND deleted_ms IS NULL`,
  );
  const markStarted = database.prepare("UPDATE calculations SET state = 'running' WHERE id = ?");
  const updateEnd = database.prepare(
    `UPDATE calculations SET state = ?, elapsed_s = ?, error = ?, result = coalesce(?, result)
     WHERE id = ?`,
  );
  const updateResult = database.prepare('UPDATE calculations SET result = ? WHERE id = ?');
  const failActive = database.prepare(
    "UPDATE calculations SET state = 'failed', error = ? WHERE state IN ('queued', 'running')",
  );
  const updateTitle = database.prepare(
    'UPDATE calculations SET title = ? WHERE id = ? AND deleted_ms IS NULL',
  );
  const projectId = 'RETURNING project_id AS projectId';
  const markDeleted = database.prepare<[number, string], { projectId: string }>(
    `UPDATE calculations SET deleted_ms = ? WHERE id = ? AND deleted_ms IS NULL ${projectId}`,
  );
  const unmarkDeleted = database.prepare<[string], { projectId: string }>(
    `UPDATE calculations SET deleted_ms = NULL WHERE id = ? ${projectId}`,
  );
  const eachOnce = (rows: readonly { projectId: string }[]): string[] => [
    ...new Set(rows.map((row) => row.projectId)),
  ];

  function summary(calculationId: string): CalculationSummary | undefined {
    const row = select.get(calculationId);
    return row && summaryOf(row);
  }

  return {
    /** @returns undefined when there is no such document */
    create(
      documentId: string,
      title: string,
      input: CalculationInput,
      inputHash: string,
    ): CalculationSummary | undefined {
      const id = randomUUID();
      insert.run(id, input.kind, title, encode(input), inputHash, Date.now(), documentId);
      return summary(id);
    },
    started(calculationId: string): void {
      markStarted.run(calculationId);
    },
    /** Of one that goes on: what would be lost with the program. */
    keep(calculationId: string, result: CalculationResult): void {
      updateResult.run(encode(result), calculationId);
    },
    /** Without a result, what was kept of it stays. */
    ended(
      calculationId: string,
      { state, result, error }: CalculationOutcome,
      elapsedS: number,
    ): void {
      updateEnd.run(
        state,
        elapsedS,
        error ? JSON.stringify(error) : null,
        result ? encode(result) : null,
        calculationId,
      );
    },
    /** Those that a host left behind become failed ones. */
    failInterrupted: (): number => failActive.run(JSON.stringify(interrupted)).changes,
    list: (project: string): CalculationSummary[] => selectAll.all(project).map(summaryOf),
    summary,
    get(calculationId: string): CalculationRecord | undefined {
      const row = selectFull.get(calculationId);
      if (row === undefined) return undefined;
      const what = `The calculation “${row.title}”`;
      const { input, result, ...rest } = row;
      // The task of a kind gives results of that kind.
      return {
        ...summaryOf(rest),
        input: decodeStored(calculationInputSchema, input, what),
        ...(result && { result: decodeStored(calculationResultSchema, result, what) }),
      } as CalculationRecord;
    },
    rename(calculationId: string, title: string): CalculationSummary | undefined {
      updateTitle.run(title, calculationId);
      return summary(calculationId);
    },
    /** @returns the projects that lost one */
    remove: database.transaction((ids: readonly string[]): string[] =>
      eachOnce(ids.flatMap((id) => markDeleted.get(Date.now(), id) ?? [])),
    ),
    restore: database.transaction((ids: readonly string[]): string[] =>
      eachOnce(ids.flatMap((id) => unmarkDeleted.get(id) ?? [])),
    ),
  };
}

function summaryOf({ error, title, ...row }: SummaryRow): CalculationSummary {
  return {
    ...row,
    title: v.is(titleSchema, title) ? title : 'Unreadable calculation',
    ...(error !== null && {
      error: parseStored(contractErrorSchema, error, `The calculation “${title}”`),
    }),
  };
}
