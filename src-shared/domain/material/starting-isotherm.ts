import type { ComponentIsotherm } from '#shared/domain/case/isotherm-schema.ts';
import { activityLimit, loading } from '#shared/physics/isotherm/isotherm.ts';
import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import { STANDARD_REFERENCE_TEMPERATURE_K } from '#shared/physics/isotherm/temperature-shift.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';

export type IsothermModel = ComponentIsotherm['model'];

/** Where a new model begins with the loading of the one before: the middle of what both have. */
const comparedPart = 0.5;

/** Parts of the activities that a model has, at which a table begins with its points. */
const sampledParts = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Digits that a start value is given with. */
const digits = 4;

/** Rise from point to point of a table of a curve that is level, as a share of the loading. */
const levelRise = 1e-5;

/** Bounds of the interaction of Flory and Huggins, the lowest loading first. */
const interactions = [10, -0.5] as const;

/**
 * A model with the start values of the catalogue.
 * @param densityKgPerM3 of the dry material, for the model that needs it
 * @param before isotherm that it takes the place of: the new one has its temperature shift and its
 *   loading in the middle of the activities that both have
 */
export function startingIsotherm(
  model: IsothermModel,
  densityKgPerM3: number,
  before?: ComponentIsotherm,
): ComponentIsotherm {
  const { netIsostericHeatJPerMol, referenceTemperatureK } = before ?? {};
  const shift = {
    ...(netIsostericHeatJPerMol === undefined ? {} : { netIsostericHeatJPerMol }),
    ...(referenceTemperatureK === undefined ? {} : { referenceTemperatureK }),
  };
  if (model === 'tabulated') {
    const sampled = before ?? startingIsotherm('gab', densityKgPerM3);
    return { model, points: pointsOf(sampled), ...shift };
  }
  const start = { ...catalogueStart(model, densityKgPerM3), ...shift };
  return before === undefined ? start : withLoadingOf(start, before);
}

function catalogueStart(
  model: Exclude<IsothermModel, 'tabulated'>,
  densityKgPerM3: number,
): ComponentIsotherm {
  const { parameters } = isothermCatalogue[model];
  const values = parameters.map(({ key, start }) => [
    key,
    key === 'densityKgPerM3' ? densityKgPerM3 : start,
  ]);
  return { model, ...(Object.fromEntries(values) as object) } as ComponentIsotherm;
}

const referenceK = ({ referenceTemperatureK }: ComponentIsotherm): number =>
  referenceTemperatureK ?? STANDARD_REFERENCE_TEMPERATURE_K;

/** The highest activity that a curve is read at. */
const endOf = (isotherm: ComponentIsotherm): number =>
  Math.min(1, activityLimit(isotherm, referenceK(isotherm)));

function withLoadingOf(start: ComponentIsotherm, before: ComponentIsotherm): ComponentIsotherm {
  const temperatureK = referenceK(start);
  const activity = comparedPart * Math.min(endOf(start), endOf(before));
  const wanted = loading(before, activity, temperatureK);
  if (start.model === 'flory-huggins') {
    let [low, high]: readonly [number, number] = interactions;
    for (let count = 0; count < 40; count++) {
      const middle = (low + high) / 2;
      const tried = loading({ ...start, interaction: middle }, activity, temperatureK);
      if (tried < wanted) low = middle;
      else high = middle;
    }
    return { ...start, interaction: roundSignificant((low + high) / 2, digits) };
  }
  const scale = wanted / loading(start, activity, temperatureK);
  if (!(scale > 0 && Number.isFinite(scale)) || start.model === 'tabulated') return start;
  const scaled = isothermCatalogue[start.model].parameters
    .filter(({ quantity }) => quantity === 'loading')
    .map((parameter) => [parameter.key, roundSignificant(parameter.start * scale, digits)]);
  return { ...start, ...(Object.fromEntries(scaled) as object) };
}

/** Points on a curve that rise from one to the next. */
function pointsOf(
  isotherm: ComponentIsotherm,
): Extract<ComponentIsotherm, { model: 'tabulated' }>['points'] {
  const end = endOf(isotherm);
  let last = 0;
  return sampledParts.flatMap((part) => {
    const activity = roundSignificant(part * end, digits);
    const value = loading(isotherm, activity, referenceK(isotherm));
    // Where the curve is level, the table has to rise a little to keep its points.
    const level = roundSignificant(last * (1 + levelRise), digits + 2);
    const loadingKgPerKg = Math.max(roundSignificant(value, digits), level);
    if (!(loadingKgPerKg > 0 && Number.isFinite(loadingKgPerKg))) return [];
    last = loadingKgPerKg;
    return [{ activity, loadingKgPerKg }];
  });
}
