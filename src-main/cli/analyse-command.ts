import { caseWarnings } from '#shared/domain/case/case-warnings.ts';
import { analyseCase, type AnalysisRecord } from '#shared/simulation/analyse-case.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { readCase } from './read-case.ts';
import { EXIT } from './refusal.ts';
import { recordJson } from './result-text.ts';

export interface AnalyseOptions {
  readonly json?: boolean;
  readonly threshold: number;
}

/**
 * Prints the diffusion-time analysis of a case file.
 * @returns the exit code
 * @throws Refusal when the case is not valid
 */
export async function analyseCommand(casePath: string, options: AnalyseOptions): Promise<number> {
  const { transportCase } = await readCase(casePath);
  const analysis = analyseCase(transportCase, options.threshold);
  process.stdout.write(options.json === true ? recordJson(analysis) : describe(analysis));
  for (const warning of caseWarnings(transportCase)) process.stderr.write(`Warning: ${warning}\n`);
  return EXIT.done;
}

function describe(analysis: AnalysisRecord): string {
  const { macroOnly, microOnly, threshold } = analysis;
  const error = (of: AnalysisRecord['macroOnly']) =>
    `${percent(of.error)} of the water, after ${formatDuration(of.timeS)}`;
  const rows = [
    ['Macro diffusion time', formatDuration(analysis.tauMacroS)],
    ['Micro diffusion time', formatDuration(analysis.tauMicroS)],
    ['Ratio micro/macro', formatNumber(analysis.ratio, 4)],
    ['Water on the micro scale', percent(analysis.microShare)],
    ['Mean drying time', formatDuration(analysis.meanDryingTimeS)],
    ['  caused by the micro scale', percent(analysis.meanTimeMicroShare)],
    ['Error of the macro scale alone', error(macroOnly)],
    ['Error of the micro scale alone', error(microOnly)],
    ['Controlled by', `${inWords[analysis.regime]} (threshold ${percent(threshold)})`],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  const note =
    analysis.approximate === undefined
      ? ''
      : `A guide only, with the chords of the isotherms and the diffusivity at the start.\n`;
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('') + note;
}

const inWords = {
  macro: 'the macro scale',
  both: 'both scales',
  micro: 'the micro scale',
} as const;

/** Plain space before the sign: a terminal is not typeset. */
function percent(share: number): string {
  return `${formatNumber(100 * share, 3)} %`;
}
