import type { ResultRecord } from '../run/result.ts';
import type { Curve } from './curves.ts';

/** Shipped cases that the checks of the paper need. */
export const PAPER_CASE_IDS = [
  'figure-4-no-micro',
  'figure-4-ratio-0.1',
  'figure-4-ratio-1',
  'figure-4-ratio-10',
  'figure-6-no-micro',
  'figure-6-ratio-1',
  'figure-7-no-micro',
  'figure-7-ratio-17',
] as const;

export type PaperCaseId = (typeof PAPER_CASE_IDS)[number];

/** A finished result for every case of the paper. */
export type PaperResults = Readonly<Record<PaperCaseId, ResultRecord>>;

/** All water relative to the start. */
export function totalCurve({ timeS, total }: ResultRecord): Curve {
  return { timesS: timeS, values: total };
}

/** Width of the band of contents on the macro scale, relative to the start. */
export function macroBand({ timeS, macroMax, macroMin }: ResultRecord): Curve {
  return {
    timesS: timeS,
    values: macroMax.map((largest, index) => largest - (macroMin[index] ?? Number.NaN)),
  };
}

/** Mean content of the macro scale, relative to the start. */
export function macroMeanCurve({ timeS, macroMean }: ResultRecord): Curve {
  return { timesS: timeS, values: macroMean };
}

/** Content of the macro scale at the mirror plane, relative to the start. */
export function mirrorCurve({ timeS, mirrorMacro }: ResultRecord): Curve {
  return { timesS: timeS, values: mirrorMacro };
}

/** A series of the micro scale at the mirror plane, relative to the start. */
export function microCurve(
  result: ResultRecord,
  key: 'mirrorMicroMin' | 'mirrorMicroMean' | 'microGradientIntensity',
): Curve {
  return { timesS: result.timeS, values: result[key] ?? [] };
}
