import { activityLimit } from '#shared/physics/isotherm/isotherm.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { caseIssue, describeFound, type CaseIssue } from './case-issue.ts';
import { boundaryDrivingSteps, initialDrivingValue, startTemperatureK } from './driving-values.ts';
import { surroundingsOf } from './surroundings.ts';
import type { TransportCase } from './transport-case.ts';

const DRIVING_KEYS = ['solidConcentrationKgPerM3', 'waterActivity', 'vapourPressurePa'] as const;
type DrivingKey = (typeof DRIVING_KEYS)[number];
type DrivingKeys = Partial<Record<DrivingKey, number>>;

/** Every place of a case that gives a driving value, with its path. */
function drivingPlaces({
  initial,
  boundary,
}: TransportCase): { path: string; keys: DrivingKeys }[] {
  const changes = boundary.changes ?? [];
  return [
    { path: 'initial', keys: initial },
    { path: 'boundary', keys: boundary },
    ...changes.map((keys, position) => ({ path: `boundary.changes[${position}]`, keys })),
  ];
}

/** Checks that each driving value is given once, in the quantity that belongs to the sorption. */
export function checkDrivingKeys(transportCase: TransportCase): CaseIssue[] {
  const linear = transportCase.sorption.kind === 'linear';
  return drivingPlaces(transportCase).flatMap(({ path, keys }) => {
    const fitting: DrivingKey[] = linear
      ? ['solidConcentrationKgPerM3']
      : path === 'initial'
        ? ['waterActivity']
        : ['waterActivity', 'vapourPressurePa'];
    const given = DRIVING_KEYS.filter((key) => keys[key] !== undefined);
    const wanted = `${fitting.join(' or ')} with "${transportCase.sorption.kind}" sorption`;
    const issues = given
      .filter((key) => !fitting.includes(key))
      .map((key) => caseIssue(`${path}.${key}`, describeFound(keys[key]), `only ${wanted}`));
    const kept = given.filter((key) => fitting.includes(key));
    if (kept.length > 1) {
      issues.push(caseIssue(path, `both ${kept.join(' and ')}`, `one of them`));
    } else if (given.length === 0) {
      issues.push(caseIssue(path, 'no value of the water', wanted));
    }
    return issues;
  });
}

/** Checks that the micro scale has what it needs where it takes part of the volume. */
export function checkMicroSorption({ macro, sorption }: TransportCase): CaseIssue[] {
  if (macro.volumeFraction === 1) return [];
  const key = sorption.kind === 'linear' ? 'microPerSolid' : 'micro';
  const value = sorption.kind === 'linear' ? sorption.microPerSolid : sorption.micro;
  if (value !== undefined) return [];
  const expected = 'the equilibrium of the micro scale, since macro.volumeFraction is below 1';
  return [caseIssue(`sorption.${key}`, 'nothing', expected)];
}

/** Checks activities against saturation and the poles of the isotherms; needs valid driving keys. */
export function checkActivities(transportCase: TransportCase): CaseIssue[] {
  const { sorption } = transportCase;
  if (sorption.kind !== 'isotherms') return [];
  const startK = startTemperatureK(transportCase);
  const states = [
    { driving: initialDrivingValue(transportCase), temperatureK: startK },
    ...surroundingsOf(transportCase),
  ];
  return drivingPlaces(transportCase).flatMap(({ path, keys }, position) => {
    const { driving: activity, temperatureK } = states[position] ?? {
      driving: 0,
      temperatureK: startK,
    };
    const key = keys.vapourPressurePa === undefined ? 'waterActivity' : 'vapourPressurePa';
    const place = `${path}.${key}`;
    const found = describeFound(keys[key]);
    if (activity > 1) {
      const limit = saturationPressurePa(temperatureK).toPrecision(6);
      return [caseIssue(place, found, `at most the saturation pressure ${limit} Pa`)];
    }
    return (['solid', 'micro'] as const).flatMap((scale) => {
      const isotherm = sorption[scale];
      if (isotherm === undefined) return [];
      const limitActivity = activityLimit(isotherm, temperatureK);
      if (activity < limitActivity) return [];
      const limit = limitActivity.toPrecision(6);
      const reason = `where the isotherm sorption.${scale} has no finite loading any more`;
      return [caseIssue(place, found, `a water activity below ${limit}, ${reason}`)];
    });
  });
}

/** Checks that there is water at all, at the start or later. */
export function checkReference(transportCase: TransportCase): CaseIssue[] {
  const start = initialDrivingValue(transportCase);
  const wet = boundaryDrivingSteps(transportCase).some((step) => step.value > 0);
  if (start > 0 || wet) return [];
  const expected = 'water at the start or in the surroundings; results are relative to it';
  return [caseIssue('initial', 'no water, neither here nor in boundary', expected)];
}
