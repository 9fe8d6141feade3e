import { fitTask } from './fit-task.ts';
import { jointFitTask } from './joint-fit-task.ts';
import { questionTask } from './question-task.ts';
import { recipeTask } from './recipe-task.ts';
import { rowsTask } from './rows-task.ts';
import { simulateTask } from './simulate-task.ts';
import type { TaskRunners } from './task-runner.ts';

/** All that a solver's process can do. */
export const taskRunners: TaskRunners = {
  simulate: simulateTask(),
  recipe: recipeTask,
  fit: fitTask,
  'joint-fit': jointFitTask,
  question: questionTask,
  rows: rowsTask,
};
