/**
 * `node test/support/make-workflow-records.ts` makes the records of resources/examples/paper-workflow anew.
 *
 * The paper publishes no raw data, so these are no measurements: the exact solution of the case beside
 * them at the times of a balance, plus seeded normal noise. Sheet and stack differ in the transport length only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { parseCaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { targetKgPerM3 } from '#shared/domain/project/target-content.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { normalNumbers } from './fit-models.ts';
import { repositoryRoot } from './tools.ts';

export const workflowFolder = path.join(repositoryRoot, 'resources/examples/paper-workflow');

/** Standard deviation of a point, wt-ppm. */
const noisePpm = 5;
const beforeStartMin = [-20, -15, -10, -5];

const records = [
  // Every 5 min for 24 h: nearly three times tau_micro.
  {
    name: 'sheet',
    words: 'free-standing sheet',
    lengthM: 6e-5,
    stepMin: 5,
    endMin: 1440,
    seed: 61,
  },
  // Every 2 min for 12 h: the tail tells tau_micro apart.
  {
    name: 'stack',
    words: 'stack, half width 20 mm',
    lengthM: 0.02,
    stepMin: 2,
    endMin: 720,
    seed: 62,
  },
] as const;

/** The times and the share that the records are made with, for a transport length in m. */
export function workflowTruth(lengthM: number) {
  const parsed = parseCaseDocument(
    readFileSync(path.join(workflowFolder, 'stack-case.json'), 'utf8'),
  );
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '));
  const document = parsed.value;
  const { macroS, micro, microShare } = characteristicTimes(document.transportCase);
  const [{ tauS } = { tauS: Number.NaN }] = micro;
  const scale = (lengthM / document.transportCase.macro.lengthM) ** 2;
  const {
    initial,
    sorption,
    macro,
    dryCoatingDensityKgPerM3 = Number.NaN,
  } = document.transportCase;
  if (sorption.kind !== 'linear' || targetKgPerM3(document) === undefined) {
    throw new Error('The case of the example is linear and has a dry mass.');
  }
  const { gasPerSolid, microPerSolid = 0 } = sorption;
  const { porosity, volumeFraction } = macro;
  const held =
    volumeFraction * (porosity * gasPerSolid + 1 - porosity) + (1 - volumeFraction) * microPerSolid;
  const initialPpm =
    (1e6 * held * (initial.solidConcentrationKgPerM3 ?? Number.NaN)) / dryCoatingDensityKgPerM3;
  return { tauMacroS: macroS * scale, tauMicroS: tauS, microShare, initialPpm };
}

/** File name -> its text. */
export function workflowRecords(): Record<string, string> {
  return Object.fromEntries(
    records.map(({ name, words, lengthM, stepMin, endMin, seed }) => {
      const { tauMacroS, tauMicroS, microShare, initialPpm } = workflowTruth(lengthM);
      const timesMin = [
        ...beforeStartMin,
        ...Array.from({ length: endMin / stepMin + 1 }, (_, i) => i * stepMin),
      ];
      const exact = totalContent(
        { tauMacroS, micro: [{ share: microShare, tauS: tauMicroS, geometry: 'slab' }] },
        { initial: initialPpm, steps: [{ timeS: 0, value: 0 }] },
        timesMin.map((minutes) => 60 * minutes),
      );
      const noise = normalNumbers(seed, timesMin.length);
      const rows = timesMin.map((minutes, i) => {
        const content = (exact[i] ?? Number.NaN) + noisePpm * (noise[i] ?? Number.NaN);
        return `${minutes},${content.toFixed(3)},25.0,10.0`;
      });
      const lines = [
        'PostDry Studio,"made from the model, not measured"',
        `Sample name:,"Synthetic record: ${words}"`,
        `Noise:,"normal, ${noisePpm} wt-ppm, seed ${seed}; test/support/make-workflow-records.ts"`,
        'time [min],water content per dry mass [ppm],temperature [°C],pressure [mbar]',
        ...rows,
      ];
      return [`synthetic-${name}.csv`, `${lines.join('\n')}\n`];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(workflowRecords())) {
    writeFileSync(path.join(workflowFolder, name), text);
  }
}
