import type { CalculationRequest } from '#shared/contract/calculations.ts';
import type { Recipe, WaterLimit } from '#shared/domain/recipe/recipe.ts';
import { numberOf } from '#shared/domain/recipe/varied-value.ts';
import { namedValues, type NamedValue } from '#shared/domain/recipe/varied-values.ts';
import { gasDewPoints, holdLengths } from '#shared/domain/study/askable-values.ts';
import type { Question } from '#shared/domain/study/question.ts';
import type { RobustSettings, SamplingMethod } from '#shared/domain/study/robust-study.ts';
import { parseSweepPlan, type SweepAxis, type SweepPlan } from '#shared/domain/sweep/sweep-plan.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';

export type StudyView = 'question' | 'robust' | 'sweep';
export type Ask = Question['ask'];

const dayS = 86_400;
const celsius = (value: number): number => roundSignificant(value + 273.15);

/** A name of a recipe and the bounds of its value, SI units. */
export interface SearchedName {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Bounds around a value at first. */
function usualBounds({ value, quantity }: NamedValue): Pick<SearchedName, 'from' | 'to'> {
  // Kelvin have no natural half.
  if (quantity === 'temperature') return { from: value - 30, to: value + 30 };
  return { from: 0.5 * value, to: 1.5 * value };
}

/** What is asked of a recipe next: the fields of the forms, in SI units. */
export class StudyForms {
  view = $state<StudyView>('question');
  /** Of each view, the study that was chosen to be shown; the newest one without it. */
  shownIds = $state<Partial<Record<StudyView, string>>>({});

  ask = $state<Ask>('longest-exposure');
  place = $state<'room' | 'dry-room'>('dry-room');
  roomK = $state(celsius(23));
  roomDewPointK = $state(celsius(-40));
  waitAtMostS = $state(7 * dayS);
  /** Key path of the hold that is asked about; the longest one without it. */
  holdPath = $state<string>();
  holdAtMostS = $state(2 * dayS);
  /** Key path of the dew point that is asked about; all of the gases without it. */
  dewPointPath = $state<string>();
  lowestK = $state(celsius(-80));
  highestK = $state(celsius(10));

  /** What the water must stay below; that of the recipe without them. */
  limitPpm = $state<number>();
  measure = $state<WaterLimit['measure']>();

  samples = $state(200);
  seed = $state(1);
  method = $state<SamplingMethod>('latin-hypercube');
  /** Labels of what does not vary. */
  without = $state.raw<readonly string[]>([]);
  /** How far the oven is off; what is left out is not uncertain. */
  plant = $state.raw<RobustSettings['plant']>({});

  /** Name of the value that is searched for, and its bounds; usual ones without them. */
  optimumName = $state<string>();
  optimumFrom = $state<number>();
  optimumTo = $state<number>();

  #within = $state.raw<readonly SearchedName[]>([]);

  axes = $state.raw<readonly SweepAxis[]>([]);
  estimate = $state(false);

  /** Limit of a study: that of the form, else that of the recipe, else 200 ppm on average. */
  limitOf({ target }: Recipe): WaterLimit {
    const measure = this.measure ?? target?.measure ?? 'mean';
    const ppm = this.limitPpm ?? (target ? numberOf(target.ppm) : 200);
    return { measure, ppm, ...(target?.basis !== undefined && { basis: target.basis }) };
  }

  /** The hold that is asked about; undefined where the recipe has none with a length. */
  holdOf(recipe: Recipe): string | undefined {
    const holds = holdLengths(recipe);
    if (holds.some(({ path }) => path === this.holdPath)) return this.holdPath;
    return holds.toSorted((a, b) => b.value - a.value)[0]?.path;
  }

  /** The dew points that are asked about, as one. */
  dewPointsOf(recipe: Recipe): string[] {
    const all = gasDewPoints(recipe).map(({ path }) => path);
    const chosen = all.filter((path) => path === this.dewPointPath);
    return chosen.length > 0 ? chosen : all;
  }

  /** @returns undefined where the recipe has nothing to ask about */
  question(recipe: Recipe): Question | undefined {
    const limit = this.limitOf(recipe);
    switch (this.ask) {
      case 'longest-exposure':
        return {
          ask: 'longest-exposure',
          place: this.place,
          temperatureK: this.roomK,
          dewPointK: this.roomDewPointK,
          atMostS: this.waitAtMostS,
          limit,
        };
      case 'shortest-hold': {
        const path = this.holdOf(recipe);
        if (path === undefined) return undefined;
        return { ask: 'shortest-hold', path, atMostS: this.holdAtMostS, limit };
      }
      case 'highest-dew-point': {
        const paths = this.dewPointsOf(recipe);
        if (paths.length === 0) return undefined;
        const { lowestK, highestK } = this;
        return { ask: 'highest-dew-point', paths, lowestK, highestK, limit };
      }
    }
  }

  /** What is searched for: a value with a name; undefined where the recipe has none. */
  optimum(recipe: Recipe): SearchedName | undefined {
    const all = namedValues(recipe);
    const chosen =
      all.find(({ name }) => name === this.optimumName) ??
      all.find(({ quantity }) => quantity === 'time') ??
      all[0];
    if (chosen === undefined) return undefined;
    const usual = usualBounds(chosen);
    const isTime = chosen.quantity === 'time';
    return {
      name: chosen.name,
      from: this.optimumFrom ?? (isTime ? 60 : usual.from),
      to: this.optimumTo ?? (isTime ? Math.max(36_000, 4 * chosen.value) : usual.to),
    };
  }

  /** The bounds of another value have no meaning for this one. */
  chooseOptimum(name: string): void {
    this.optimumName = name;
    this.optimumFrom = undefined;
    this.optimumTo = undefined;
  }

  /** Further values that are chosen so that the recipe is shortest; only those that it has. */
  within(recipe: Recipe): readonly SearchedName[] {
    const searched = this.optimum(recipe)?.name;
    const all = namedValues(recipe);
    return this.#within.filter(
      ({ name }) => name !== searched && all.some((known) => known.name === name),
    );
  }

  /** Names that are neither searched nor chosen yet. */
  freeNames(recipe: Recipe): readonly string[] {
    const taken = [this.optimum(recipe), ...this.within(recipe)].map((one) => one?.name);
    const names = namedValues(recipe).map(({ name }) => name);
    return names.filter((name, k) => !taken.includes(name) && names.indexOf(name) === k);
  }

  /** @param at place of a further value, or one more; without a name it is taken away */
  setWithin(recipe: Recipe, at: number, name: string | undefined): void {
    const value = namedValues(recipe).find((known) => known.name === name);
    const next = [...this.within(recipe)];
    next.splice(at, 1, ...(value ? [{ name: value.name, ...usualBounds(value) }] : []));
    this.#within = next;
  }

  setBound(recipe: Recipe, at: number, bound: Partial<Pick<SearchedName, 'from' | 'to'>>): void {
    this.#within = this.within(recipe).map((one, k) => (k === at ? { ...one, ...bound } : one));
  }

  settings(recipe: Recipe): RobustSettings {
    return {
      samples: this.samples,
      seed: this.seed,
      method: this.method,
      accuracy: 1e-4,
      without: [...this.without],
      plant: this.plant,
      target: this.limitOf(recipe),
    };
  }

  setVaries(label: string, varies: boolean): void {
    const others = this.without.filter((known) => known !== label);
    this.without = varies ? others : [...others, label];
  }

  /** Without a value, that of the oven is not uncertain. */
  setPlant(key: keyof RobustSettings['plant'], value: number | undefined): void {
    const others = Object.entries(this.plant).filter(([known]) => known !== key);
    this.plant = { ...Object.fromEntries(others), ...(value !== undefined && { [key]: value }) };
  }

  setAxis(at: number, axis: SweepAxis | undefined): void {
    const next = [...this.axes];
    if (axis === undefined) next.splice(at, 1);
    else next[at] = axis;
    this.axes = next;
  }

  /** The plan as a file of it reads, or why it is none. */
  plan(recipeText: string): SweepPlan | string {
    const parsed = parseSweepPlan({
      format: 'postdry.sweep/1',
      recipe: recipeText,
      case: 'case.json',
      axes: this.axes,
      ...(!this.estimate && { accuracy: 1e-4 }),
      estimate: this.estimate,
    });
    return parsed.ok ? parsed.value : parsed.issues.map(({ message }) => message).join(' ');
  }

  /** Rows of the plan. */
  get rowCount(): number {
    return this.axes.reduce(
      (count, axis) =>
        count * (axis.kind === 'list' ? axis.values.length : axis.kind === 'grid' ? axis.count : 1),
      1,
    );
  }
}

/** The kinds of calculations that a view shows. */
export const kindsOfView: Record<StudyView, readonly CalculationRequest['kind'][]> = {
  question: ['question'],
  robust: ['robust', 'optimum', 'shortest'],
  sweep: ['sweep'],
};
