import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { deriveElectrode } from './derive-electrode.ts';
import { resolveElectrode } from './resolve-electrode.ts';

/** Steps of the derivation -> key paths of the transport parameters that they lead to. */
const parameters: Readonly<Record<string, string>> = {
  macroVolumeFraction: 'macro.volumeFraction',
  macroPorosity: 'macro.porosity',
  gasDiffusivity: 'macro.gasDiffusivityM2PerS',
  tauMicro: 'micro.diffusivityM2PerS',
};

/**
 * What of a case follows from assumed values of its electrode: key paths of transport parameters, and
 * the names of derived numbers such as "tauMacro". Empty for a case without an electrode.
 */
export function assumedResults({ mode, electrodeCase }: CaseDocument): string[] {
  if (mode !== 'electrode' || electrodeCase === undefined) return [];
  return deriveElectrode(electrodeCase, resolveElectrode(electrodeCase))
    .filter(({ assumed }) => assumed.length > 0)
    .flatMap(({ key }) => [key, ...(parameters[key] === undefined ? [] : [parameters[key]])]);
}
