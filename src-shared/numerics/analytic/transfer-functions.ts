/**
 * Transfer functions X(p) of the linear two-scale problem: the Laplace transform of the response to a
 * unit step of the boundary is X(p)/p. One function of p and the parameters per quantity, built from
 *
 *   g(p)   = 1 - sum b_j + sum b_j T_j(p tau_j)      storage of both scales, seen by the macro scale
 *   Lam^2  = p tau_macro g
 *   H      = tanh(Lam)/Lam                           macro mean over the value at the open face
 *   F      = 1/(1 + Lam^2 H / Bi)                    open face over boundary (gas film)
 *
 * Registers are module-level: evaluation is synchronous and no function here calls itself.
 */
import { complexRegister, divideInto, multiply, setComplex, type Complex } from './complex.ts';
import type { MicroClassParameters, TwoScaleParameters } from './linear-two-scale.ts';
import { meanResponse } from './micro-response.ts';
import { localResponse } from './profile-response.ts';

const argument = complexRegister();
const storage = complexRegister();
const macroArgument = complexRegister();
const macroResponse = complexRegister();
const film = complexRegister();

/** out = g(p) */
export function storageFunction(out: Complex, p: Complex, parameters: TwoScaleParameters): void {
  let re = parameters.macroShare;
  let im = 0;
  for (const microClass of parameters.micro) {
    classMeanResponse(argument, p, microClass);
    re += microClass.share * argument.re;
    im += microClass.share * argument.im;
  }
  setComplex(out, re, im);
}

function classMeanResponse(out: Complex, p: Complex, microClass: MicroClassParameters): void {
  setComplex(out, p.re * microClass.tauS, p.im * microClass.tauS);
  meanResponse(out, out, microClass.dimension);
}

/** out = F, from Lam^2 and H */
function filmFunction(
  out: Complex,
  lambdaSquared: Complex,
  response: Complex,
  filmResistance: number,
): void {
  multiply(out, lambdaSquared, response);
  setComplex(out, 1 + filmResistance * out.re, filmResistance * out.im);
  divideInto(out, 1, 0, out);
}

/** Fills the registers storage, macroArgument, macroResponse and film. */
function evaluateMacroScale(p: Complex, parameters: TwoScaleParameters): void {
  storageFunction(storage, p, parameters);
  setComplex(argument, p.re * parameters.tauMacroS, p.im * parameters.tauMacroS);
  multiply(macroArgument, argument, storage);
  meanResponse(macroResponse, macroArgument, 1);
  filmFunction(film, macroArgument, macroResponse, parameters.filmResistance);
}

/** Total content of both scales: g H F. */
export function totalTransfer(out: Complex, p: Complex, parameters: TwoScaleParameters): void {
  evaluateMacroScale(p, parameters);
  multiply(out, storage, macroResponse);
  multiply(out, out, film);
}

/** Mean of the macro scale: H F. */
export function macroMeanTransfer(out: Complex, p: Complex, parameters: TwoScaleParameters): void {
  evaluateMacroScale(p, parameters);
  multiply(out, macroResponse, film);
}

/** Macro scale at `depth` (0 mirror, 1 open face): cosh(Lam depth)/cosh(Lam) F. */
export function macroAtTransfer(
  out: Complex,
  p: Complex,
  parameters: TwoScaleParameters,
  depth: number,
): void {
  evaluateMacroScale(p, parameters);
  localResponse(out, macroArgument, 1, depth);
  multiply(out, out, film);
}

/** Mean of a micro class at `depth`: that of the macro scale there times T_j. */
export function microMeanTransfer(
  out: Complex,
  p: Complex,
  parameters: TwoScaleParameters,
  depth: number,
  microClass: MicroClassParameters,
): void {
  macroAtTransfer(out, p, parameters, depth);
  classMeanResponse(argument, p, microClass);
  multiply(out, out, argument);
}

/** A micro class at `depth` and at `position` inside it (0 mirror, 1 interface). */
export function microAtTransfer(
  out: Complex,
  p: Complex,
  parameters: TwoScaleParameters,
  depth: number,
  microClass: MicroClassParameters,
  position: number,
): void {
  macroAtTransfer(out, p, parameters, depth);
  setComplex(argument, p.re * microClass.tauS, p.im * microClass.tauS);
  localResponse(argument, argument, microClass.dimension, position);
  multiply(out, out, argument);
}
