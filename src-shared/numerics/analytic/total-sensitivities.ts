/**
 * Remainder of the total after a unit step and its exact derivatives with respect to the parameters of
 * a two-scale problem whose micro times are spread over classes tau_j = tau_micro e^(spread x_j):
 *
 *   X = g H(W),  W = p tau_macro g,  g = 1 - beta + beta sum_j s_j T(p tau_j)
 *   dX/d ln tau_macro = g W H'(W)         dX/dg = H + W H'(W)
 *   dg/d ln tau_micro = beta sum s_j w_j T'(w_j)      dg/d beta = sum s_j T(w_j) - 1
 *   dg/d spread = beta sum s_j x_j w_j T'(w_j),       w_j = p tau_j
 */
import { complexRegister, multiply, setComplex, type Complex } from './complex.ts';
import { meanResponse, responseSlope } from './micro-response.ts';
import { sampleStepResponses } from './step-response-sampler.ts';

/** Classes of micro times around their median: offsets in units of the spread, shares that sum to 1. */
export interface MicroSpreadClasses {
  readonly offsets: readonly number[];
  readonly shares: readonly number[];
}

export interface SpreadTwoScale {
  /** s, 0 = no macro resistance */
  readonly tauMacroS: number;
  /** median, s */
  readonly tauMicroS: number;
  /** share of the water on the micro scale, 0..1 */
  readonly microShare: number;
  /** standard deviation of ln tau_micro, 0 = one time */
  readonly microSpread: number;
  readonly classes: MicroSpreadClasses;
  /** number of directions the water can leave a micro domain in */
  readonly dimension: 1 | 2 | 3;
}

/** Places of the values of {@link totalSensitivities}. */
export const REMAINDER = 0;
export const BY_LOG_TAU_MACRO = 1;
export const BY_LOG_TAU_MICRO = 2;
export const BY_MICRO_SHARE = 3;
export const BY_MICRO_SPREAD = 4;
export const SENSITIVITY_COUNT = 5;

const argument = complexRegister();
const response = complexRegister();
const slope = complexRegister();
const storage = complexRegister();
const byStorage = complexRegister();
const macroArgument = complexRegister();
const macroResponse = complexRegister();
const macroSlope = complexRegister();
const product = complexRegister();

/**
 * Writes value j at `timesS[i]` > 0 after the step to out[j timesS.length + i]: the remainder (1 at the
 * step, towards 0) and its derivatives.
 *
 * @returns how often the transfer functions were evaluated
 */
export function totalSensitivities(
  problem: SpreadTwoScale,
  timesS: Float64Array,
  out: Float64Array,
): number {
  return sampleStepResponses(
    (re, im, p) => evaluate(re, im, p, problem),
    SENSITIVITY_COUNT,
    timesS,
    out,
  );
}

function evaluate(re: Float64Array, im: Float64Array, p: Complex, problem: SpreadTwoScale): void {
  const { tauMacroS, tauMicroS, microShare, microSpread, classes, dimension } = problem;
  let meanRe = 0;
  let meanIm = 0;
  let byTauRe = 0;
  let byTauIm = 0;
  let bySpreadRe = 0;
  let bySpreadIm = 0;
  for (let j = 0; j < classes.shares.length; j++) {
    const share = classes.shares[j]!;
    const offset = classes.offsets[j]!;
    const tauS = tauMicroS * Math.exp(microSpread * offset);
    setComplex(argument, p.re * tauS, p.im * tauS);
    meanResponse(response, argument, dimension);
    responseSlope(slope, argument, response, dimension);
    multiply(slope, slope, argument);
    meanRe += share * response.re;
    meanIm += share * response.im;
    byTauRe += share * slope.re;
    byTauIm += share * slope.im;
    bySpreadRe += share * offset * slope.re;
    bySpreadIm += share * offset * slope.im;
  }
  setComplex(storage, 1 - microShare + microShare * meanRe, microShare * meanIm);
  setComplex(macroArgument, p.re * tauMacroS, p.im * tauMacroS);
  multiply(macroArgument, macroArgument, storage);
  meanResponse(macroResponse, macroArgument, 1);
  responseSlope(macroSlope, macroArgument, macroResponse, 1);
  multiply(macroSlope, macroSlope, macroArgument);
  setComplex(byStorage, macroResponse.re + macroSlope.re, macroResponse.im + macroSlope.im);

  multiply(product, storage, macroResponse);
  write(re, im, REMAINDER, product);
  multiply(product, storage, macroSlope);
  write(re, im, BY_LOG_TAU_MACRO, product);
  setComplex(product, microShare * byTauRe, microShare * byTauIm);
  multiply(product, product, byStorage);
  write(re, im, BY_LOG_TAU_MICRO, product);
  setComplex(product, meanRe - 1, meanIm);
  multiply(product, product, byStorage);
  write(re, im, BY_MICRO_SHARE, product);
  setComplex(product, microShare * bySpreadRe, microShare * bySpreadIm);
  multiply(product, product, byStorage);
  write(re, im, BY_MICRO_SPREAD, product);
}

function write(re: Float64Array, im: Float64Array, place: number, value: Complex): void {
  re[place] = value.re;
  im[place] = value.im;
}
