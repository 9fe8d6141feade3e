import { strings } from '#renderer/strings/en.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { formatNumber } from '#shared/units/format-number.ts';

/** One number of a case as it is shown. */
export interface CaseValue {
  /** Key path in the case format. */
  readonly path: string;
  /** Name, symbol, subscript. */
  readonly words: readonly [string, string, string];
  readonly value: string;
  readonly unit: string;
}

export interface CaseValueGroup {
  readonly heading: string;
  readonly values: readonly CaseValue[];
}

const words = strings.values;

/** The numbers of a case with linear sorption, as the model groups them. */
export function caseValues({
  macro,
  micro,
  sorption,
  initial,
  boundary,
  dryCoatingDensityKgPerM3,
}: TransportCase): CaseValueGroup[] {
  const macroValues = [
    show('macro.lengthM', words.macroLength, macro.lengthM * 1e3, 'mm'),
    show('macro.volumeFraction', words.volumeFraction, macro.volumeFraction, ''),
    show('macro.porosity', words.porosity, macro.porosity, ''),
    show('macro.gasDiffusivityM2PerS', words.gasDiffusivity, macro.gasDiffusivityM2PerS, 'm²/s'),
  ];
  const microValues = [
    show('micro.lengthM', words.microLength, times(micro?.lengthM, 1e6), 'µm'),
    show('micro.diffusivityM2PerS', words.microDiffusivity, micro?.diffusivityM2PerS, 'm²/s'),
  ];
  const water = [
    ...(sorption.kind === 'linear'
      ? [
          show('sorption.gasPerSolid', words.gasPerSolid, sorption.gasPerSolid, ''),
          show('sorption.microPerSolid', words.microPerSolid, sorption.microPerSolid, ''),
        ]
      : []),
    show(
      'initial.solidConcentrationKgPerM3',
      words.initial,
      initial.solidConcentrationKgPerM3,
      'kg/m³',
    ),
    show(
      'boundary.solidConcentrationKgPerM3',
      words.boundary,
      boundary.solidConcentrationKgPerM3,
      'kg/m³',
    ),
    show('dryCoatingDensityKgPerM3', words.density, dryCoatingDensityKgPerM3, 'kg/m³'),
  ];
  return [
    { heading: words.macro, values: given(macroValues) },
    { heading: words.micro, values: given(microValues) },
    { heading: words.water, values: given(water) },
  ];
}

function show(
  path: string,
  name: CaseValue['words'],
  value: number | undefined,
  unit: string,
): CaseValue | undefined {
  if (value === undefined) return undefined;
  return { path, words: name, value: formatNumber(value), unit };
}

function given(values: readonly (CaseValue | undefined)[]): CaseValue[] {
  return values.filter((value) => value !== undefined);
}

function times(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : value * factor;
}
