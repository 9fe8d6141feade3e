import type * as v from 'valibot';
import { fitStrings } from '#renderer/strings/en/fit.ts';
import { jointFitStrings as text } from '#renderer/strings/en/joint-fit.ts';
import {
  DEFAULT_PHYSICAL_STARTS,
  FIT_PLAN_FORMAT,
  type fitPlanSchema,
} from '#shared/domain/fit/fit-plan.ts';
import { searchedNames, searchedTransforms } from '#shared/domain/fit/fitted-parameters.ts';
import { brokenLimitRule, type Limits } from '#shared/domain/fit/limits.ts';
import type { PhysicalParameter } from '#shared/domain/fit/physical-parameters.ts';
import {
  type DryingModel,
  type DryingParameterName,
  parametersOfModel,
} from '#shared/estimation/drying/drying-model.ts';
import type { DryingLimits } from '#shared/estimation/drying/drying-setup.ts';

export type FitPlanInput = v.InferInput<typeof fitPlanSchema>;

/** Whose value a parameter is; `scaled`: one for all, in proportion to the square of the length. */
export type ParameterRole = 'shared' | 'own' | 'fixed' | 'scaled';

/** A run that is fitted together with others. */
export interface ChosenRun {
  readonly documentId: string;
  readonly fromS: number;
  /** the end of the record without it */
  readonly toS?: number | undefined;
  readonly lengthM?: number | undefined;
  /** where the record holds none */
  readonly temperatureK?: number | undefined;
}

type PhysicalPlan = NonNullable<FitPlanInput['physical']>;

/** The roles that a parameter can have. */
export function rolesOf(name: DryingParameterName): readonly ParameterRole[] {
  if (name === 'initial' || name === 'equilibrium') return ['own', 'fixed'];
  return name === 'tauMacroS' ? ['shared', 'scaled', 'own', 'fixed'] : ['shared', 'own', 'fixed'];
}

/** Where a value of a case starts and between what it is looked for, unless something is given. */
export function usualLimits({ value, lower, upper }: PhysicalParameter): Required<Limits> {
  return { start: value, lower, upper };
}

/** What is wrong with limits, as a sentence. */
export function limitsProblem(
  limits: Limits,
  transform: Parameters<typeof brokenLimitRule>[1],
): string | undefined {
  const rule = brokenLimitRule(limits, transform);
  return rule === undefined ? undefined : text.limitsProblem(rule);
}

/** What is asked for when several runs are fitted together, or values of a case. */
export class JointFitSetup {
  /** The run whose page it is stands first. */
  runs = $state.raw<readonly ChosenRun[]>([]);
  model = $state<DryingModel>('two-scale');
  microGeometry = $state<'slab' | 'cylinder' | 'sphere'>('slab');
  roles = $state.raw<Readonly<Record<DryingParameterName, ParameterRole>>>({
    tauMacroS: 'own',
    tauMicroS: 'shared',
    microShare: 'shared',
    microSpread: 'shared',
    initial: 'own',
    equilibrium: 'own',
    deadTimeS: 'fixed',
  });
  /** Of the parameters that are fixed, in s and kg/kg. */
  known = $state.raw<Readonly<Partial<Record<DryingParameterName, number>>>>({ deadTimeS: 0 });
  /** Of what is searched for, where something is given. */
  limits = $state.raw<DryingLimits>({});
  starts = $state(12);
  seed = $state(20_260_223);

  caseId = $state('');
  /** Paths of the values of the case that are fitted. */
  free = $state.raw<readonly string[]>([]);
  /** By path, where something else is given than what the case has and usually holds. */
  valueLimits = $state.raw<Readonly<Record<string, Limits>>>({});
  /** Few starts: each takes many simulations. */
  readonly valueSearch = $state({ starts: DEFAULT_PHYSICAL_STARTS, seed: 20_260_223 });
  compared = $state<PhysicalPlan['compared']>('absolute');
  profile = $state(true);

  constructor(documentId: string) {
    this.runs = [{ documentId, fromS: 0 }];
  }

  has(documentId: string): boolean {
    return this.runs.some((run) => run.documentId === documentId);
  }

  choose(documentId: string, isChosen: boolean): void {
    const others = this.runs.filter((run) => run.documentId !== documentId);
    this.runs = isChosen ? [...others, { documentId, fromS: 0 }] : others;
  }

  change(documentId: string, change: Partial<ChosenRun>): void {
    this.runs = this.runs.map((run) =>
      run.documentId === documentId ? { ...run, ...change } : run,
    );
  }

  setRole(name: DryingParameterName, role: ParameterRole, value: number): void {
    this.roles = { ...this.roles, [name]: role };
    if (role === 'fixed') this.know(name, this.known[name] ?? value);
  }

  know(name: DryingParameterName, value: number): void {
    this.known = { ...this.known, [name]: value };
  }

  setFree(path: string, isFree: boolean): void {
    const others = this.free.filter((known) => known !== path);
    this.free = isFree ? [...others, path] : others;
  }

  limit(name: keyof DryingLimits, limits: Limits): void {
    this.limits = { ...this.limits, [name]: limits };
  }

  limitValue(path: string, limits: Limits): void {
    this.valueLimits = { ...this.valueLimits, [path]: limits };
  }

  /** Where a value of the case starts and between what it is looked for. */
  limitsOf(parameter: PhysicalParameter): Required<Limits> {
    return { ...usualLimits(parameter), ...this.valueLimits[parameter.path] };
  }

  chooseCase(caseId: string): void {
    this.caseId = caseId;
    this.free = [];
    this.valueLimits = {};
  }

  /** Diffusion times of the chosen runs; why not, where something is missing. */
  timesPlan(title: string): FitPlanInput | string {
    const names = parametersOfModel(this.model);
    const fixed = Object.fromEntries(
      names.flatMap((name) => {
        const value = this.known[name];
        return this.roles[name] === 'fixed' && value !== undefined ? [[name, value]] : [];
      }),
    );
    const scaled = names.includes('tauMacroS') && this.roles.tauMacroS === 'scaled';
    if (this.runs.length < 2) return text.needsRuns;
    if (scaled && this.runs.some(({ lengthM }) => lengthM === undefined)) {
      return text.needsLengths;
    }
    const searched = searchedNames.filter(
      (name) => names.includes(name) && this.roles[name] !== 'fixed',
    );
    for (const name of searched) {
      const rule = brokenLimitRule(this.limits[name] ?? {}, searchedTransforms[name]);
      if (rule !== undefined) return text.badLimits(fitStrings.parameter[name], rule);
    }
    return {
      ...this.#plan(title, (run) => ({ ...plannedRun(run), fixed })),
      times: {
        model: this.model,
        microGeometry: this.microGeometry,
        shared: names.filter((name) => this.roles[name] === 'shared'),
        scaled,
        limits: Object.fromEntries(
          searched.flatMap((name) => (this.limits[name] ? [[name, this.limits[name]]] : [])),
        ),
        freeDeadTime: this.roles.deadTimeS !== 'fixed',
        starts: this.starts,
        seed: this.seed,
      },
    };
  }

  /** The chosen values of the case; why not, where something is missing. */
  physicalPlan(title: string, parameters: readonly PhysicalParameter[]): FitPlanInput | string {
    const vary = parameters.filter(({ path }) => this.free.includes(path));
    if (this.caseId === '') return text.needsCase;
    if (vary.length === 0) return text.needsValues;
    for (const parameter of vary) {
      const rule = brokenLimitRule(this.limitsOf(parameter), parameter.transform);
      if (rule !== undefined) return text.badLimits(parameter.name, rule);
    }
    return {
      ...this.#plan(title, (run) => ({ ...plannedRun(run), case: this.caseId })),
      physical: {
        compared: this.compared,
        profile: this.profile,
        ...this.valueSearch,
        vary: vary.map((parameter) => ({
          path: parameter.path,
          ...this.limitsOf(parameter),
          transform: parameter.transform,
        })),
      },
    };
  }

  #plan(
    title: string,
    planned: (run: ChosenRun) => FitPlanInput['runs'][number],
  ): Pick<FitPlanInput, 'format' | 'title' | 'runs'> {
    return { format: FIT_PLAN_FORMAT, title: title.slice(0, 200), runs: this.runs.map(planned) };
  }
}

function plannedRun(run: ChosenRun): FitPlanInput['runs'][number] {
  const { documentId, fromS, toS, lengthM, temperatureK } = run;
  return {
    experiment: documentId,
    fromS,
    ...(toS !== undefined && { toS }),
    ...(lengthM !== undefined && { lengthM }),
    ...(temperatureK !== undefined && { temperatureK }),
  };
}
