import { fitTask } from './fit-task.ts';
import { jointFitTask } from './joint-fit-task.ts';
import { recipeTask } from './recipe-task.ts';
import { simulateTask } from './simulate-task.ts';
import type { TaskRunners } from './task-runner.ts';

/** All that a solver's process can do. */
export const taskRunners: TaskRunners = {
  simulate: simulateTask(),
  recipe: recipeTask,
  fit: fitTask,
  'joint-fit': jointFitTask,
};
