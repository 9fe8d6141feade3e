import type { ElectrodeCase, Moisture } from '#shared/domain/electrode/electrode-case.ts';
import { moisturePressurePa } from '#shared/domain/electrode/gas-conditions.ts';
import { type AmountKind, withAmountKind } from '#shared/domain/material/coating-edits.ts';
import { relativeHumidity } from '#shared/physics/humidity.ts';

export const amountKinds: Readonly<Record<AmountKind, string>> = {
  porosity: 'porosity',
  loading: 'mass per area',
  density: 'density',
};

/** The same coating with its amount given in another quantity. */
export function changedAmount(electrodeCase: ElectrodeCase, kind: AmountKind): ElectrodeCase {
  return { ...electrodeCase, electrode: withAmountKind(electrodeCase.electrode, kind) };
}

/** Another shape with the width kept where it has one. */
export function changedGeometry(electrodeCase: ElectrodeCase, kind: string): ElectrodeCase {
  const { geometry } = electrodeCase;
  const widthM = geometry.kind === 'sheet' ? 0.1 : geometry.widthM;
  const openFaces = geometry.kind === 'sheet' ? 'two' : geometry.openFaces;
  const shapes: Readonly<Record<string, ElectrodeCase['geometry']>> = {
    coil: { kind: 'coil', widthM, openFaces, outerDiameterM: 0.5, coreDiameterM: 0.152 },
    stack: { kind: 'stack', widthM, lengthM: 0.15, openFaces, sheets: 20 },
    sheet: { kind: 'sheet', areaM2: 1 },
    plates: { kind: 'plates', widthM, lengthM: 0.05, openFaces },
  };
  return { ...electrodeCase, geometry: shapes[kind] ?? geometry };
}

/** Conditions of the gas from one moment on. */
export type Gas = Pick<ElectrodeCase['drying'], 'moisture' | 'temperatureK' | 'pressurePa'>;

/** The same vapour pressure given in another quantity; a dew point begins at -40 °C in the line. */
export function changedMoisture(
  { moisture, temperatureK, pressurePa }: Gas,
  kind: string,
): Moisture {
  const vapourPressurePa = moisturePressurePa(moisture, temperatureK, pressurePa);
  if (kind === 'vapour-pressure') return { kind, vapourPressurePa };
  if (kind === 'relative-humidity') {
    return { kind, relativeHumidity: relativeHumidity(vapourPressurePa, temperatureK) };
  }
  return { kind: 'dew-point', dewPointK: 233.15, at: 'line', linePressurePa: 100_000 };
}
