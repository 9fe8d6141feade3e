/** Time limits of a two-scale problem: what happens at once, and between which times the rest happens. */
import type { TwoScaleParameters } from './linear-two-scale.ts';

/** Share of the total that follows a step of the boundary at once, 0..1; 0 with any macro resistance. */
export function instantShare(parameters: TwoScaleParameters): number {
  if (parameters.tauMacroS > 0) return 0;
  return parameters.micro.reduce(
    (share, { share: held, tauS }) => (tauS === 0 ? share + held : share),
    parameters.macroShare,
  );
}

export interface TimeRange {
  /** Shortest time constant of a scale that holds water or of the gas film, s. */
  shortestS: number;
  /** Upper bound of the slowest relaxation time, s: the sum of the slowest of each resistance. */
  longestS: number;
}

/** The range of time constants, or undefined without any resistance. */
export function timeRange(parameters: TwoScaleParameters): TimeRange | undefined {
  const { tauMacroS, filmResistance, micro } = parameters;
  const active = micro.filter(({ share, tauS }) => share > 0 && tauS > 0).map(({ tauS }) => tauS);
  const filmS = tauMacroS * filmResistance;
  const all = [tauMacroS, filmS, ...active].filter((timeS) => timeS > 0);
  if (all.length === 0) return undefined;
  return {
    shortestS: Math.min(...all),
    longestS: tauMacroS + filmS + Math.max(0, ...active),
  };
}
