import { caseIssue, type CaseIssue } from '#shared/domain/case/case-issue.ts';
import { checkTable } from '#shared/domain/case/check-isotherms.ts';
import { compositionOf } from '#shared/domain/electrode/composition.ts';
import type { MaterialSet } from './material-set.ts';
import { sourcedPlaces } from './sourced-places.ts';

/** Published compositions are rounded, those in the file are not. */
const SUM_TOLERANCE = 1e-6;

/** The checks that relate keys of a material set to each other. */
export function checkMaterialSet(materialSet: MaterialSet): CaseIssue[] {
  const issues = [
    ...checkComposition(materialSet),
    ...checkMicroScale(materialSet),
    ...checkBranches(materialSet),
    ...checkUncertainties(materialSet),
  ];
  // The porosity follows from the composition.
  return issues.length > 0 ? issues : checkAmount(materialSet);
}

function checkComposition({ components }: MaterialSet): CaseIssue[] {
  const fractions = components.map(({ massFraction }) => massFraction.value);
  const seen = new Set<string>();
  const repeated = components.flatMap(({ id }, position) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const found = `the text "${id}" a second time`;
    return [caseIssue(`components[${position}].id`, found, 'every id once in the set')];
  });
  return [...checkSum('components', 'mass fractions', fractions), ...repeated];
}

function checkMicroScale({ components, micro }: MaterialSet): CaseIssue[] {
  const missing = components.flatMap(({ scale, diffusion }, position) =>
    scale === 'micro' && diffusion === undefined
      ? [
          caseIssue(
            `components[${position}].diffusion`,
            'nothing',
            'the diffusion of water in the component, since its scale is "micro"',
          ),
        ]
      : [],
  );
  if (micro === undefined) {
    if (!components.some(({ scale }) => scale === 'micro')) return missing;
    const expected = 'the group micro, since a component has the scale "micro"';
    return [...missing, caseIssue('micro', 'nothing', expected)];
  }
  const shares = micro.thickness.classes.map(({ share }) => share);
  return [...missing, ...checkSum('micro.thickness.classes', 'shares', shares)];
}

function checkBranches({ components }: MaterialSet): CaseIssue[] {
  return components.flatMap((component, position) =>
    (['desorption', 'adsorption'] as const).flatMap((name) => {
      const branch = component[name];
      if (branch === undefined) return [];
      const path = `components[${position}].${name}`;
      return [
        ...checkTable(branch.isotherm, `${path}.isotherm`),
        ...checkOrder(`${path}.validity.activity`, branch.validity.activity),
        ...checkOrder(`${path}.validity.temperatureK`, branch.validity.temperatureK),
      ];
    }),
  );
}

function checkOrder(path: string, range: readonly [number, number]): CaseIssue[] {
  if (range[0] <= range[1]) return [];
  return [caseIssue(path, `${range[0]} before ${range[1]}`, 'the lowest value first')];
}

function checkUncertainties(materialSet: MaterialSet): CaseIssue[] {
  return sourcedPlaces(materialSet).flatMap(({ path, group: { uncertainty } }) => {
    if (uncertainty?.distribution !== 'uniform') return [];
    const { lower, upper } = uncertainty;
    if (lower < upper) return [];
    const found = `lower ${lower} and upper ${upper}`;
    return [caseIssue(`${path}.uncertainty`, found, 'lower below upper')];
  });
}

function checkAmount(materialSet: MaterialSet): CaseIssue[] {
  const { totalPorosity, solidDensityKgPerM3 } = compositionOf(materialSet);
  if (totalPorosity > 0 && totalPorosity < 1) return [];
  const solid = solidDensityKgPerM3.toPrecision(6);
  return [
    caseIssue(
      'amount',
      `an amount that gives a porosity of ${totalPorosity.toPrecision(6)}`,
      `a porosity above 0 and below 1; the components without pores have ${solid} kg/m3`,
    ),
  ];
}

function checkSum(path: string, what: string, values: readonly number[]): CaseIssue[] {
  const sum = values.reduce((total, value) => total + value, 0);
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return [];
  return [caseIssue(path, `${what} that add up to ${sum}`, `${what} that add up to 1`)];
}
