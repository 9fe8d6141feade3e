import type { ContractError } from '#shared/contract/error.ts';
import type { SolveOptions } from '#shared/contract/runs.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { SolveProgress } from '#shared/domain/run/progress.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';

/** What a host says to a solver's process. */
export type WorkerCommand =
  | {
      readonly kind: 'start';
      readonly jobId: string;
      readonly problem: TransportCase;
      readonly options: SolveOptions;
    }
  | { readonly kind: 'cancel'; readonly jobId: string }
  | { readonly kind: 'shutdown' };

/**
 * What a solver's process says to its host: `ready` once, then for every job any number of
 * `progress` and exactly one of `finished`, `cancelled`, `failed`.
 */
export type WorkerReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly jobId: string; readonly progress: SolveProgress }
  | { readonly kind: 'finished'; readonly jobId: string; readonly result: ResultRecord }
  | { readonly kind: 'cancelled'; readonly jobId: string; readonly result: ResultRecord }
  | {
      readonly kind: 'failed';
      readonly jobId: string;
      readonly error: ContractError;
      readonly result?: ResultRecord;
    };
