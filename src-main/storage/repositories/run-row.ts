import * as v from 'valibot';
import { contractErrorSchema } from '#shared/contract/error.ts';
import {
  type RunState,
  type RunSummary,
  runFiguresSchema,
  solveOptionsSchema,
} from '#shared/contract/runs.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { StorageFault } from '../storage-fault.ts';
import { parseStored } from '../stored-json.ts';

/** What a list of runs reads of each. */
export interface RunRow {
  runId: string;
  caseId: string;
  projectId: string;
  title: string;
  state: RunState;
  options: string;
  createdAtMs: number;
  elapsedS: number | null;
  figures: string | null;
  error: string | null;
}

/**
 * A stored run.
 * @throws StorageFault ROW_DAMAGED
 */
export function summaryOf(row: RunRow): RunSummary {
  const what = `The run “${row.title}”`;
  const { runId, caseId, projectId, title, state, createdAtMs, elapsedS } = row;
  return {
    runId,
    caseId,
    projectId,
    title,
    state,
    createdAtMs,
    elapsedS,
    options: parseStored(solveOptionsSchema, row.options, what),
    figures: row.figures === null ? null : parseStored(runFiguresSchema, row.figures, what),
    ...(row.error !== null && { error: parseStored(contractErrorSchema, row.error, what) }),
  };
}

/** A stored run; one that cannot be read is a failed one which says so, so that lists stay whole. */
export function summaryOrFailed(row: RunRow): RunSummary {
  try {
    return summaryOf(row);
  } catch (cause) {
    if (!(cause instanceof StorageFault)) throw cause;
    const { runId, caseId, projectId, title, createdAtMs, elapsedS } = row;
    return {
      runId,
      caseId,
      projectId,
      title: v.is(titleSchema, title) ? title : 'Unreadable run',
      state: 'failed',
      createdAtMs,
      elapsedS,
      options: {},
      figures: null,
      error: { code: 'STORAGE_FAILED', message: cause.message },
    };
  }
}
