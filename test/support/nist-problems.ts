/** Nonlinear problems of NIST's Statistical Reference Datasets with their certified solutions. */
import { readFileSync } from 'node:fs';
import type { LeastSquaresProblem } from '#shared/numerics/estimation/least-squares-problem.ts';

export interface NistProblem {
  name: string;
  starts: number[][];
  certified: number[];
  standardDeviations: number[];
  residualSumOfSquares: number;
  x: number[];
  y: number[];
}

type Model = (x: number, b: Float64Array) => number;

const { exp, atan, PI } = Math;
const saturation: Model = (x, b) => b[0]! * (1 - exp(-b[1]! * x));
const threeExponentials: Model = (x, b) =>
  b[0]! * exp(-b[1]! * x) + b[2]! * exp(-b[3]! * x) + b[4]! * exp(-b[5]! * x);

const MODELS: Record<string, Model> = {
  Misra1a: saturation,
  BoxBOD: saturation,
  Lanczos1: threeExponentials,
  Lanczos3: threeExponentials,
  Roszman1: (x, b) => b[0]! - b[1]! * x - atan(b[2]! / (x - b[3]!)) / PI,
  MGH09: (x, b) => (b[0]! * (x * x + x * b[1]!)) / (x * x + x * b[2]! + b[3]!),
  MGH10: (x, b) => b[0]! * exp(b[1]! / (x + b[2]!)),
  MGH17: (x, b) => b[0]! + b[1]! * exp(-x * b[3]!) + b[2]! * exp(-x * b[4]!),
  Thurber: (x, b) =>
    (b[0]! + x * (b[1]! + x * (b[2]! + x * b[3]!))) / (1 + x * (b[4]! + x * (b[5]! + x * b[6]!))),
  Rat42: (x, b) => b[0]! / (1 + exp(b[1]! - b[2]! * x)),
  Rat43: (x, b) => b[0]! / (1 + exp(b[1]! - b[2]! * x)) ** (1 / b[3]!),
  Eckerle4: (x, b) => (b[0]! / b[1]!) * exp(-(((x - b[2]!) / b[1]!) ** 2) / 2),
};

const file = new URL('../fixtures/nist/nonlinear-regression.json', import.meta.url);
export const nistProblems = (JSON.parse(readFileSync(file, 'utf8')) as { problems: NistProblem[] })
  .problems;

/** The least-squares problem from one of the starting points, without bounds. */
export function asLeastSquares(nist: NistProblem, start: number): LeastSquaresProblem {
  const model = MODELS[nist.name]!;
  return {
    parameters: nist.starts[start]!.map((value, k) => ({
      name: `b${k + 1}`,
      start: value,
      lower: -Infinity,
      upper: Infinity,
      transform: 'none',
    })),
    pointCount: nist.x.length,
    residuals: (parameters, out) => {
      nist.x.forEach((x, i) => (out[i] = model(x, parameters) - nist.y[i]!));
    },
  };
}
