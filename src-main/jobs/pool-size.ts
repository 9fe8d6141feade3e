import { availableParallelism } from 'node:os';

/** Simulations that run side by side: one core stays free for the window. */
export function poolSize(cores: number = availableParallelism()): number {
  return Math.max(1, cores - 1);
}
