import { searchedNames } from '#shared/domain/fit/fitted-parameters.ts';
import type { Limits } from '#shared/domain/fit/limits.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { FitParameter } from '#shared/numerics/estimation/least-squares-problem.ts';
import type { OwnUnit } from '../fitted-value.ts';
import {
  dryingDimensions,
  dryingParameterNames,
  neutralValue,
  parametersOfModel,
  type DryingParameterName,
} from './drying-model.ts';
import { scaledContent, scaledTime, type RunScale } from './drying-run.ts';
import type { DryingSetup } from './drying-setup.ts';

/** Where starts are spread and how far a fit may go, in the scaled run (duration 1, contents 1 to 0). */
interface Range {
  readonly start: number;
  readonly search: readonly [number, number];
  readonly bounds: readonly [number, number];
  readonly transform: FitParameter['transform'];
}

const ranges: Readonly<Record<DryingParameterName, Range>> = {
  tauMacroS: { start: 0.3, search: [1e-3, 1e2], bounds: [1e-5, 1e4], transform: 'log' },
  tauMicroS: { start: 3, search: [1e-3, 1e2], bounds: [1e-5, 1e4], transform: 'log' },
  microShare: { start: 0.3, search: [0.02, 0.98], bounds: [1e-4, 1 - 1e-4], transform: 'logit' },
  microSpread: { start: 0.7, search: [0.1, 2], bounds: [0.01, 3], transform: 'log' },
  initial: { start: 1, search: [0.8, 1.2], bounds: [-Infinity, Infinity], transform: 'none' },
  equilibrium: { start: 0, search: [-0.5, 0.2], bounds: [-Infinity, Infinity], transform: 'none' },
  deadTimeS: { start: 0.003, search: [0, 0.1], bounds: [0, 0.1], transform: 'none' },
};

/** A value of a run's own unit in the scaled run. */
export function scaledValue(name: DryingParameterName, value: number, scale: RunScale): number {
  const dimension = dryingDimensions[name];
  if (dimension === 'time') return scaledTime(value, scale);
  return dimension === 'content' ? scaledContent(value, scale) : value;
}

/** From scaled values to the run's own unit. */
export function ownUnit(name: DryingParameterName, scale: RunScale): OwnUnit {
  const factor = ownFactor(name, scale);
  const offset = dryingDimensions[name] === 'content' ? scale.offset : 0;
  return { factor, own: (value) => offset + value * factor };
}

/** What a difference of scaled values is in the run's own unit; negative for contents of an uptake. */
export function ownFactor(name: DryingParameterName, scale: RunScale): number {
  const dimension = dryingDimensions[name];
  if (dimension === 'time') return scale.timeS;
  return dimension === 'content' ? scale.span : 1;
}

/**
 * The parameters of the scaled problem in their order, those that the model lacks or that are known fixed.
 *
 * @param reach `search` for spreading starts, `bounds` for the fit itself
 */
export function scaledParameters(
  setup: DryingSetup,
  scale: RunScale,
  reach: 'search' | 'bounds',
): FitParameter[] {
  const names = parametersOfModel(setup.model);
  return dryingParameterNames.map((name) => {
    const limits = limitsOf(setup, name);
    const range = limits === undefined ? ranges[name] : limitedRange(name, limits, scale);
    const { start, transform } = range;
    const [lower, upper] = range[reach];
    const parameter = { name, lower, upper, transform };
    const given = setup.fixed?.[name];
    if (given !== undefined) {
      requireAllowed(setup, name, given);
      return { ...parameter, start: scaledValue(name, given, scale), fixed: true };
    }
    if (!names.includes(name)) {
      return { ...parameter, start: neutralValue(setup.model, name), fixed: true };
    }
    if (name === 'deadTimeS' && setup.freeDeadTime !== true) {
      return { ...parameter, start: 0, fixed: true };
    }
    return { ...parameter, start };
  });
}

function limitsOf({ limits }: DryingSetup, name: DryingParameterName): Limits | undefined {
  const searched = searchedNames.find((known) => known === name);
  return searched && limits?.[searched];
}

/** The usual range of a parameter within what is given; starts are spread over what is left of theirs. */
function limitedRange(name: DryingParameterName, limits: Limits, scale: RunScale): Range {
  const usual = ranges[name];
  const scaled = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : scaledValue(name, value, scale);
  const [lowest, highest] = usual.bounds;
  const lower = scaled(limits.lower) ?? lowest;
  const upper = scaled(limits.upper) ?? highest;
  const given = scaled(limits.start);
  const start = given ?? Math.min(upper, Math.max(lower, usual.start));
  if (!(lower >= lowest && upper <= highest && lower < upper && start >= lower && start <= upper)) {
    const { own } = ownUnit(name, scale);
    throw new EstimationError(
      `${name} starts at ${own(start)} between ${own(lower)} and ${own(upper)}; for these runs it can be ` +
        `looked for between ${own(lowest)} and ${own(highest)}, with a start between its bounds.`,
    );
  }
  const low = Math.min(start, Math.max(lower, usual.search[0]));
  const high = Math.max(start, Math.min(upper, usual.search[1]));
  const search = low < high ? ([low, high] as const) : ([lower, upper] as const);
  return { ...usual, start, search, bounds: [lower, upper] };
}

function requireAllowed({ model }: DryingSetup, name: DryingParameterName, value: number): void {
  if (!parametersOfModel(model).includes(name)) {
    throw new EstimationError(`The model ${model} has no ${name}; do not fix it.`);
  }
  const isTau = name === 'tauMacroS' || name === 'tauMicroS';
  const [lowest, highest] =
    name === 'initial' || name === 'equilibrium'
      ? [-Infinity, Infinity]
      : [0, name === 'microShare' ? 1 : Infinity];
  if (Number.isFinite(value) && value >= lowest && value <= highest && !(isTau && value === 0))
    return;
  const allowed = isTau
    ? 'above 0'
    : name === 'microShare'
      ? 'from 0 to 1'
      : 'that is finite and not negative';
  throw new EstimationError(`${name} is fixed at ${value}; it must be a number ${allowed}.`);
}
