import type { CaseFile } from '../project/case-file.ts';

/**
 * A case at the temperature of a measured run, K: that of the electrode while it dries, or of the
 * isotherms of a direct case. A case with constant parameters has no temperature and stays as it is.
 */
export function caseAtTemperature(document: CaseFile, temperatureK: number): CaseFile {
  const { mode, electrodeCase, transportCase } = document;
  if (mode === 'electrode' && electrodeCase !== undefined) {
    const drying = { ...electrodeCase.drying, temperatureK };
    return { ...document, electrodeCase: { ...electrodeCase, drying } };
  }
  if (transportCase?.sorption.kind !== 'isotherms') return document;
  const { boundary, sorption } = transportCase;
  return {
    ...document,
    transportCase: {
      ...transportCase,
      sorption: { ...sorption, temperatureK },
      boundary: {
        ...boundary,
        ...(boundary.temperatureK !== undefined && { temperatureK }),
      },
    },
  };
}

/** Whether values of the case depend on a temperature. */
export function hasTemperature({ mode, transportCase }: CaseFile): boolean {
  return mode === 'electrode' || transportCase?.sorption.kind === 'isotherms';
}
