import { readFileSync } from 'node:fs';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { newElectrodeCase } from '#shared/domain/electrode/new-electrode-case.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';
import { CASE_DOCUMENT_FORMAT } from '#shared/domain/project/case-file.ts';
import { installedPath } from './installation.ts';

interface ElectrodeExample {
  readonly id: string;
  readonly title: string;
  readonly set: string;
  readonly targetWtPpm: number;
  readonly change: (usual: ElectrodeCase) => ElectrodeCase;
}

/** Cases by electrode; their materials are those of the shipped sets. */
export const electrodeExamples: readonly ElectrodeExample[] = [
  {
    id: 'cmc-sbr-coil',
    title: 'Coil of the CMC/SBR anode, 240 mm wide, 120 °C and 5 mbar',
    set: 'cmc-sbr-anode',
    targetWtPpm: 300,
    change: (usual) => ({
      ...usual,
      geometry: { ...usual.geometry, widthM: 0.24 } as ElectrodeCase['geometry'],
      drying: { ...usual.drying, pressurePa: 500 },
    }),
  },
  {
    id: 'paper-anode-stack',
    title: 'Stack of the PVDF/graphite anode, loaded at 55 % RH, 90 °C and 10 mbar',
    set: 'paper-pvdf-anode',
    targetWtPpm: 300,
    change: (usual) => ({
      ...usual,
      geometry: { kind: 'stack', widthM: 0.04, lengthM: 0.04, openFaces: 'two', sheets: 20 },
      loading: { ...usual.loading, relativeHumidity: 0.55 },
      drying: { ...usual.drying, temperatureK: 363.15 },
      endTimeS: 3600,
    }),
  },
];

/** The example as a file of the format `postdry.case/1`. */
export function electrodeExampleText({
  title,
  set,
  targetWtPpm,
  change,
}: ElectrodeExample): string {
  const electrodeCase = change(newElectrodeCase(shippedSet(set)));
  const document = {
    format: CASE_DOCUMENT_FORMAT,
    title,
    mode: 'electrode',
    electrodeCase,
    target: { value: targetWtPpm, unit: 'wt-ppm' },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function shippedSet(name: string): MaterialSet {
  const text = readFileSync(installedPath('resources', 'materials', `${name}.json`), 'utf8');
  const parsed = parseMaterialSet(text);
  if (!parsed.ok) throw new Error(`The shipped material set ${name} is damaged.`);
  return parsed.value;
}
