import type {
  Task,
  TaskKind,
  TaskOutcome,
  TaskProgress,
} from '#shared/worker-protocol/messages.ts';

/** Work in small steps: what is told between two of them, and the wish to stop that comes back. */
export type TaskSteps<Kind extends TaskKind = TaskKind> = Generator<
  TaskProgress<Kind>,
  TaskOutcome<Kind>,
  'cancel' | undefined
>;

export type TaskRunner<Kind extends TaskKind> = (task: Task<Kind>) => TaskSteps<Kind>;

/** Kind of task -> how it is done. */
export type TaskRunners = { readonly [Kind in TaskKind]: TaskRunner<Kind> };
