import { caseIssue, type CaseIssue } from './case-issue.ts';
import type { IsothermInput } from './isotherm-schema.ts';
import type { TransportCase } from './transport-case.ts';

/** Mass fractions that add up to 1 in writing may exceed it by round-off. */
const ROUND_OFF = 1e-9;

type ComponentIsotherm = Extract<
  IsothermInput,
  { model: 'weighted-sum' }
>['components'][number]['isotherm'];

/** Checks that tables rise and that the components of a mixture are not more than the mixture. */
export function checkIsotherms({ sorption }: TransportCase): CaseIssue[] {
  if (sorption.kind !== 'isotherms') return [];
  return (['solid', 'micro'] as const).flatMap((scale) => {
    const isotherm = sorption[scale];
    return isotherm === undefined ? [] : checkIsotherm(isotherm, `sorption.${scale}`);
  });
}

function checkIsotherm(isotherm: IsothermInput, path: string): CaseIssue[] {
  if (isotherm.model !== 'weighted-sum') return checkTable(isotherm, path);
  const { components } = isotherm;
  const issues = components.flatMap((component, position) =>
    checkTable(component.isotherm, `${path}.components[${position}].isotherm`),
  );
  const sum = components.reduce((total, { massFraction }) => total + massFraction, 0);
  if (sum > 1 + ROUND_OFF) {
    const found = `mass fractions that add up to ${sum}`;
    issues.push(caseIssue(`${path}.components`, found, 'a sum of at most 1'));
  }
  return issues;
}

/** The first point that is not above the one before it, in activity and loading. */
export function checkTable(isotherm: IsothermInput | ComponentIsotherm, path: string): CaseIssue[] {
  if (isotherm.model !== 'tabulated') return [];
  const { points } = isotherm;
  for (const key of ['activity', 'loadingKgPerKg'] as const) {
    for (let position = 1; position < points.length; position += 1) {
      const value = points[position]?.[key] ?? 0;
      const previous = points[position - 1]?.[key] ?? 0;
      if (value > previous) continue;
      const found = value === previous ? `${value} a second time` : `${value} after ${previous}`;
      const expected = 'points that rise from one to the next in activity and loading';
      return [caseIssue(`${path}.points[${position}].${key}`, found, expected)];
    }
  }
  return [];
}
