import { fitStrings } from '#renderer/strings/en/fit.ts';
import { jointFitStrings as text } from '#renderer/strings/en/joint-fit.ts';
import type { FitBundle } from '#shared/domain/fit/fit-bundle.ts';
import type { JointFitRecord } from '#shared/domain/fit/joint-fit-record.ts';
import { bundledRun } from '#shared/domain/fit/parse-fit-bundle.ts';
import {
  type PhysicalParameter,
  physicalParametersOf,
} from '#shared/domain/fit/physical-parameters.ts';
import { dryingDimensions, dryingParameterNames } from '#shared/estimation/drying/drying-model.ts';
import { timeUnitFor } from '#shared/units/duration.ts';
import { unitBySymbol } from '#shared/units/quantities.ts';
import type { ExperimentUnit } from './corrected-chart.ts';
import { contentUnitOf, type ShownUnit } from './fit-units.ts';

type Parameter = JointFitRecord['parameters'][number];

/** One parameter of a fit of several runs as a row of its table. */
export interface JointFitRow {
  readonly key: string;
  readonly name: string;
  /** Which runs take it, in words. */
  readonly runs: string;
  readonly unit: ShownUnit;
  readonly parameter: Parameter;
}

/** The rows of the table; a dead time that is known to be 0 is not one. */
export function jointFitRows(
  fit: JointFitRecord,
  bundle: FitBundle,
  unit: ExperimentUnit,
): JointFitRow[] {
  const physical = physicalOf(bundle);
  const count = fit.runs.length;
  return fit.parameters.flatMap((parameter): JointFitRow[] => {
    const { name, runs, status, value } = parameter;
    const isAbsent = status === 'fixed' && value === 0 && name !== 'equilibrium';
    if (isAbsent) return [];
    return [
      {
        key: `${name} ${runs.join(',')}`,
        name: nameOf(name, physical),
        runs: runsText(parameter, count),
        unit: unitOf(parameter, fit, physical, unit),
        parameter,
      },
    ];
  });
}

/** Correlation of the fitted parameters with their names. */
export function jointCorrelation(
  fit: JointFitRecord,
  bundle: FitBundle,
): { readonly names: readonly string[]; readonly rows: readonly (readonly number[])[] } {
  const physical = physicalOf(bundle);
  const { places, matrix } = fit.correlation;
  const names = places.map((place) => {
    const parameter = fit.parameters[place];
    if (!parameter) return '';
    const [only] = parameter.runs;
    const own = parameter.runs.length === 1 && fit.runs.length > 1 && only !== undefined;
    return own
      ? `${nameOf(parameter.name, physical)}, ${text.runNumber(only + 1)}`
      : nameOf(parameter.name, physical);
  });
  return { names, rows: matrix };
}

function physicalOf(bundle: FitBundle): readonly PhysicalParameter[] {
  const [first] = bundle.plan.runs;
  const document = first && bundledRun(bundle, first).caseDocument;
  return document ? physicalParametersOf(document) : [];
}

const dryingName = (name: string) => dryingParameterNames.find((known) => known === name);

function nameOf(name: string, physical: readonly PhysicalParameter[]): string {
  const drying = dryingName(name);
  if (drying !== undefined) return fitStrings.parameter[drying];
  return physical.find(({ path }) => path === name)?.name ?? name;
}

function runsText({ runs, factors }: Parameter, count: number): string {
  if (factors.some((factor) => factor !== 1)) return text.scaledRuns;
  return runs.length === count ? text.allRuns : runs.map((run) => run + 1).join(', ');
}

function unitOf(
  { name, value, runs }: Parameter,
  fit: JointFitRecord,
  physical: readonly PhysicalParameter[],
  unit: ExperimentUnit,
): ShownUnit {
  const found = physical.find(({ path }) => path === name);
  if (found) {
    const { symbol, factor } = unitBySymbol(found.quantity, found.unit);
    return { symbol, factor: 1 / factor };
  }
  const drying = dryingName(name);
  const dimension = drying === undefined ? 'number' : dryingDimensions[drying];
  if (dimension === 'content') {
    const [run = 0] = runs;
    return contentUnitOf({ madeOf: { unit: fit.runs[run]?.unit ?? 'kg/kg' } }, unit);
  }
  if (dimension === 'number') {
    return name === 'microShare' ? { symbol: '%', factor: 100 } : { symbol: '–', factor: 1 };
  }
  const { symbol, seconds } = timeUnitFor(value);
  return { symbol, factor: 1 / seconds };
}
