import type { ContractError } from '#shared/contract/error.ts';
import type { SolveOptions } from '#shared/contract/runs.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import type { FitBundle } from '#shared/domain/fit/fit-bundle.ts';
import type { FitProgress } from '#shared/domain/fit/fit-progress.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import type { FitRequest } from '#shared/domain/fit/fit-request.ts';
import type { JointFitRecord } from '#shared/domain/fit/joint-fit-record.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import type { SolveProgress } from '#shared/domain/run/progress.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import type { Answer } from '#shared/domain/study/answer.ts';
import type { Question } from '#shared/domain/study/question.ts';
import type { PlannedRow, RowSetup } from '#shared/domain/sweep/row-setup.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';

export interface FitTaskProgress {
  readonly fraction: number;
  readonly phase: FitProgress['phase'];
  readonly fit: FitProgress;
}

/** What a solver's process can do: kind of task -> what goes in, is told meanwhile, and comes out. */
export interface TaskTypes {
  simulate: {
    input: { readonly problem: TransportCase; readonly options: SolveOptions };
    progress: SolveProgress;
    result: ResultRecord;
  };
  recipe: {
    input: { readonly recipe: Recipe; readonly recipeCase: RecipeCase };
    progress: SolveProgress;
    result: RecipeResult;
  };
  fit: {
    input: { readonly experiment: Experiment; readonly request: FitRequest };
    progress: FitTaskProgress;
    result: FitRecord;
  };
  'joint-fit': {
    input: { readonly bundle: FitBundle };
    progress: FitTaskProgress;
    result: JointFitRecord;
  };
  question: {
    input: {
      readonly recipe: Recipe;
      readonly recipeCase: RecipeCase;
      readonly question: Question;
    };
    progress: { readonly fraction: number; readonly phase: string };
    result: Answer;
  };
  /** Some of the rows of a study; a cancelled task has those that were run to their end. */
  rows: {
    input: { readonly setup: RowSetup; readonly rows: readonly PlannedRow[] };
    progress: { readonly fraction: number; readonly phase: string };
    result: readonly SweepRow[];
  };
}

export type TaskKind = keyof TaskTypes;

/** One task; over several kinds the union keeps kind and input together. */
export type Task<Kind extends TaskKind = TaskKind> = {
  [One in Kind]: { readonly kind: One } & TaskTypes[One]['input'];
}[Kind];

/** Of every kind, `fraction` is the share of the task that is done, 0 to 1; it never falls. */
export type TaskProgress<Kind extends TaskKind = TaskKind> = TaskTypes[Kind]['progress'];

export type TaskResult<Kind extends TaskKind = TaskKind> = TaskTypes[Kind]['result'];

/** How a task ended. A cancelled or failed one keeps what was computed. */
export type TaskOutcome<Kind extends TaskKind = TaskKind> =
  | { readonly state: 'finished'; readonly result: TaskResult<Kind> }
  | { readonly state: 'cancelled'; readonly result?: TaskResult<Kind> }
  | {
      readonly state: 'failed';
      readonly error: ContractError;
      readonly result?: TaskResult<Kind>;
    };

/** What a host says to a solver's process. */
export type WorkerCommand =
  | { readonly kind: 'start'; readonly jobId: string; readonly task: Task }
  | { readonly kind: 'cancel'; readonly jobId: string }
  | { readonly kind: 'shutdown' };

/**
 * What a solver's process says to its host: `ready` once, then for every job any number of
 * `progress` and exactly one `ended`.
 */
export type WorkerReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly jobId: string; readonly progress: TaskProgress }
  | { readonly kind: 'ended'; readonly jobId: string; readonly outcome: TaskOutcome };
