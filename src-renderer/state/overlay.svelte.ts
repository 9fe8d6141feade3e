import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { TimeSpan } from '#renderer/case-view/experiment-channels.ts';

/** What is laid over each other; stays while the window is open. */
export class Overlay {
  readonly experiments = new SvelteSet<string>();
  readonly runs = new SvelteSet<string>();
  /** Calculations of recipes. */
  readonly recipes = new SvelteSet<string>();
  /** experiment -> what is added to its times, in s */
  readonly offsetsS = new SvelteMap<string, number>();
  /** Times that are compared; undefined for all. */
  window = $state.raw<TimeSpan>();

  toggleExperiment(id: string): void {
    if (!this.experiments.delete(id)) this.experiments.add(id);
  }

  toggleRun(id: string): void {
    if (!this.runs.delete(id)) this.runs.add(id);
  }

  toggleRecipe(id: string): void {
    if (!this.recipes.delete(id)) this.recipes.add(id);
  }

  clear(): void {
    this.experiments.clear();
    this.runs.clear();
    this.recipes.clear();
    this.offsetsS.clear();
    this.window = undefined;
  }
}
