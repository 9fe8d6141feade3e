import { readFileSync } from 'node:fs';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { newElectrodeCase } from '#shared/domain/electrode/new-electrode-case.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';

/** A material set that comes with the program. */
export function shippedSet(name: string): MaterialSet {
  const file = new URL(`../../resources/materials/${name}.json`, import.meta.url);
  const parsed = parseMaterialSet(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '));
  return parsed.value;
}

/** A coil of a shipped set under the usual conditions, with changes. */
export function shippedCoil(name: string, changes: Partial<ElectrodeCase> = {}): ElectrodeCase {
  return { ...newElectrodeCase(shippedSet(name)), ...changes };
}

/** The checked transport parameters that an electrode leads to. */
export function transportOf(electrodeCase: ElectrodeCase): TransportCase {
  const parsed = parseTransportCase(resolveElectrode(electrodeCase).transportCase);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '));
  return parsed.value;
}
