/*
 * The linear problem of the analytic solution (a few numbers) as the numerical solver takes it and
 * as a case, with 1 kg of water per m3 of coating at the driving value 1 and lengths of 1 m.
 */
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { BoundarySteps, LinearTwoScale } from '#shared/numerics/analytic/linear-two-scale.ts';
import type { TwoScaleProblem } from '#shared/numerics/model/two-scale-problem.ts';
import { constantDiffusivity, proportional } from '#shared/numerics/model/two-scale-problem.ts';

/** Drying from 1 to 0 at t = 0. */
export const drying: BoundarySteps = { initial: 1, steps: [{ timeS: 0, value: 0 }] };

/** Slab with the share beta of the water and the diffusion time `ratio`; tau_macro = 1 s. */
export function slabCoating(beta: number, ratio: number): LinearTwoScale {
  return { tauMacroS: 1, micro: [{ share: beta, tauS: ratio, geometry: 'slab' }] };
}

/** Numerical problem of a linear one up to `endS`; classes of tau 0 have no resistance. */
export function problemOf(
  { tauMacroS, micro, biot }: LinearTwoScale,
  { initial, steps }: BoundarySteps,
  endS: number,
): TwoScaleProblem {
  const microShare = micro.reduce((sum, { share }) => sum + share, 0);
  const conductance = tauMacroS > 0 ? 1 / tauMacroS : 1;
  const changes = steps[0]?.timeS === 0 ? steps : [{ timeS: 0, value: initial }, ...steps];
  return {
    macro: {
      lengthM: 1,
      content: proportional(1 - microShare),
      solid: proportional(1),
      resisted: tauMacroS > 0,
    },
    micro: micro.map(({ share, tauS, geometry }) => ({
      volumeFraction: share,
      lengthM: 1,
      geometry,
      interfaceContent: proportional(1),
      diffusivity: constantDiffusivity(tauS > 0 ? 1 / tauS : 1),
      resisted: tauS > 0,
    })),
    initialDriving: initial,
    initialTemperatureK: 300,
    segments: changes.map(({ timeS, value }, k) => ({
      startS: timeS,
      endS: changes[k + 1]?.timeS ?? endS,
      boundaryDriving: () => value,
      temperatureK: () => 300,
      macroConductance: () => conductance,
      ...(biot === undefined ? {} : { filmConductance: () => biot * conductance }),
    })),
  };
}

/** The same as a parsed case; all classes have one geometry and a resistance. */
export function caseOf(
  { tauMacroS, micro, biot }: LinearTwoScale,
  { initial, steps }: BoundarySteps,
  outputTimesS: readonly number[],
  extra: Partial<TransportCase> = {},
): TransportCase {
  const microShare = micro.reduce((sum, { share }) => sum + share, 0);
  const [porosity, gasDiffusivityM2PerS, diffusivityM2PerS] = [0.5, 1e-6, 1e-14];
  const pores = (1 - microShare) * porosity;
  const lengthM = Math.sqrt((tauMacroS > 0 ? tauMacroS : 1) * pores * gasDiffusivityM2PerS);
  const [first, ...later] = steps;
  return parsedCase({
    format: 'postdry.transport/1',
    name: 'linear coating',
    resistances: tauMacroS > 0 ? 'both' : 'micro',
    macro: { lengthM, volumeFraction: 1 - microShare, porosity, gasDiffusivityM2PerS },
    ...(microShare === 0
      ? {}
      : {
          micro: {
            geometry: micro[0]!.geometry,
            diffusivityM2PerS,
            ...(micro.length === 1
              ? { lengthM: Math.sqrt(micro[0]!.tauS * diffusivityM2PerS) }
              : {
                  distribution: micro.map(({ share, tauS }) => ({
                    lengthM: Math.sqrt(tauS * diffusivityM2PerS),
                    share: share / microShare,
                  })),
                }),
          },
        }),
    sorption: { kind: 'linear', gasPerSolid: 1, ...(microShare === 0 ? {} : { microPerSolid: 1 }) },
    initial: { solidConcentrationKgPerM3: initial },
    boundary: {
      solidConcentrationKgPerM3: first!.value,
      ...(biot === undefined
        ? {}
        : { massTransferCoefficientMPerS: (biot * pores * gasDiffusivityM2PerS) / lengthM }),
      changes: later.map(({ timeS, value }) => ({ timeS, solidConcentrationKgPerM3: value })),
    },
    endTimeS: outputTimesS.at(-1)!,
    outputTimesS,
    ...extra,
  });
}

/** A parsed case; throws with the issues if it is refused. */
export function parsedCase(source: object): TransportCase {
  const parsed = parseTransportCase(source);
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.issues.map(({ message }) => message).join('\n'));
}

/** Times from `from` to `to`, evenly spaced in the logarithm, both included. */
export function logTimes(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) =>
    k === count - 1 ? to : from * (to / from) ** (k / (count - 1)),
  );
}
