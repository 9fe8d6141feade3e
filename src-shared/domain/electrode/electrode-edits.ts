import {
  valueAt,
  withMaterialNumber,
  withValueAtPath,
} from '#shared/domain/material/material-edits.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import type { ElectrodeCase } from './electrode-case.ts';

/** The number at a key path of an electrode case; undefined where there is none. */
export function electrodeNumberAt(electrodeCase: ElectrodeCase, path: string): number | undefined {
  const value = valueAt(electrodeCase, path);
  return typeof value === 'number' ? value : undefined;
}

/** An electrode case with another value at a key path; undefined takes the key away. */
export function withElectrodeValue(
  electrodeCase: ElectrodeCase,
  path: string,
  value: unknown,
): ElectrodeCase {
  return withValueAtPath(electrodeCase, path, value);
}

const ofElectrode = 'electrode.';

/** An electrode case with another number; see `withMaterialNumber` for those of its materials. */
export function withElectrodeNumber(
  electrodeCase: ElectrodeCase,
  path: string,
  value: number | undefined,
): ElectrodeCase {
  if (!path.startsWith(ofElectrode)) return withElectrodeValue(electrodeCase, path, value);
  const inside = path.slice(ofElectrode.length);
  const electrode = withMaterialNumber(electrodeCase.electrode, inside, value);
  return { ...electrodeCase, electrode };
}

/** A document with its electrode case changed. */
export function editElectrode(
  document: CaseDocument,
  change: (electrodeCase: ElectrodeCase) => ElectrodeCase,
): CaseDocument {
  const { electrodeCase } = document;
  return electrodeCase === undefined
    ? document
    : { ...document, electrodeCase: change(electrodeCase) };
}

/** An electrode case with one more later condition: the last ones again, halfway to the end. */
export function withChangeAdded(electrodeCase: ElectrodeCase): ElectrodeCase {
  const { drying, endTimeS } = electrodeCase;
  const { changes = [] } = drying;
  const last = changes.at(-1);
  const from = last === undefined ? 0 : last.timeS + (last.rampS ?? 0);
  const { temperatureK, pressurePa, moisture } = last ?? drying;
  const added = {
    timeS: from + Math.max(endTimeS - from, 60) / 2,
    temperatureK,
    pressurePa,
    moisture,
  };
  return { ...electrodeCase, drying: { ...drying, changes: [...changes, added] } };
}

/** An electrode case without one of its later conditions. */
export function withoutChange(electrodeCase: ElectrodeCase, index: number): ElectrodeCase {
  const { changes = [], ...drying } = electrodeCase.drying;
  const left = changes.filter((_, position) => position !== index);
  return { ...electrodeCase, drying: left.length === 0 ? drying : { ...drying, changes: left } };
}
