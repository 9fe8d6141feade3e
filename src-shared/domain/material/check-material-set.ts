import { caseIssue, type CaseIssue } from '#shared/domain/case/case-issue.ts';
import { checkTable } from '#shared/domain/case/check-isotherms.ts';
import { CASE_LIMITS } from '#shared/domain/case/limits.ts';
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
    ...checkProvenance(materialSet),
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
  const dry = components.every(
    ({ scale, massFraction }) => scale === 'micro' || massFraction.value === 0,
  );
  const noMacro = dry
    ? [
        caseIssue(
          'components',
          'no component with the scale "macro" and a mass fraction above 0',
          'at least one, since the pores are between its particles',
        ),
      ]
    : [];
  return [...checkSum('components', 'mass fractions', fractions), ...repeated, ...noMacro];
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
  const { classes } = micro.thickness;
  const shares = classes.map(({ share }) => share);
  return [
    ...missing,
    ...checkSum('micro.thickness.classes', 'shares', shares),
    ...checkClasses(components.filter(({ scale }) => scale === 'micro').length, classes.length),
  ];
}

/** Every component on the micro scale has every class of transport lengths. */
function checkClasses(components: number, classes: number): CaseIssue[] {
  if (components * classes <= CASE_LIMITS.microClasses) return [];
  return [
    caseIssue(
      'micro.thickness.classes',
      `${classes} classes for each of ${components} components on the micro scale`,
      `at most ${CASE_LIMITS.microClasses} classes in all`,
    ),
  ];
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
      ];
    }),
  );
}

function checkOrder(path: string, range: readonly [number, number]): CaseIssue[] {
  if (range[0] <= range[1]) return [];
  return [caseIssue(path, `${range[0]} before ${range[1]}`, 'the lowest value first')];
}

function checkProvenance(materialSet: MaterialSet): CaseIssue[] {
  return sourcedPlaces(materialSet).flatMap(({ path, group: { uncertainty, validity } }) => {
    const temperatures = validity
      ? checkOrder(`${path}.validity.temperatureK`, validity.temperatureK)
      : [];
    if (uncertainty?.distribution !== 'uniform') return temperatures;
    const { lower, upper } = uncertainty;
    if (lower < upper) return temperatures;
    const found = `lower ${lower} and upper ${upper}`;
    return [...temperatures, caseIssue(`${path}.uncertainty`, found, 'lower below upper')];
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
