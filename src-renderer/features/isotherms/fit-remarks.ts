import { isothermStrings as text } from '#renderer/strings/en/isotherms.ts';
import { fittedParameters, type IsothermFit } from '#shared/estimation/isotherm-fit.ts';

/** Below it the signs of the residuals are taken for a pattern. */
const RUNS_LEVEL = 0.05;

/** What has to be known before a fit is used. */
export function fitRemarks(fit: IsothermFit): readonly string[] {
  if (fit.kind === 'not-fitted') return [fit.reason];
  const names = (kind: 'at-bound' | 'not-identifiable'): string =>
    fittedParameters(fit.model)
      .filter((_, at) => fit.parameters[at]?.identifiability === kind)
      .map(({ symbol: [letter, subscript] }) => letter + subscript)
      .join(', ');
  const [atBound, notIdentifiable] = [names('at-bound'), names('not-identifiable')];
  return [
    ...(atBound === '' ? [] : [text.atBound(atBound)]),
    ...(notIdentifiable === '' ? [] : [text.notIdentifiable(notIdentifiable)]),
    ...(fit.diagnostics.runsPValue < RUNS_LEVEL ? [text.pattern] : []),
    ...(fit.aicc === Infinity ? [text.tooFew] : []),
  ];
}
