import type { MaterialSet } from '../material/material-set.ts';
import type { SourcedNumber } from '../material/sourced-value.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';

/** A fitted time of the micro scale with what it needs to become a diffusivity of a binder. */
export interface FittedMicroTime {
  readonly tauMicroS: number;
  /** profile interval that holds 95 %; null where an end is open */
  readonly profile95: readonly [low: number | null, high: number | null];
  readonly microGeometry: 'slab' | 'cylinder' | 'sphere';
  /** transport length s_mi of the binder in the sample, m */
  readonly lengthM: number;
  /** lowest and highest temperature of the fitted part, K */
  readonly temperatureK: readonly [lowest: number, highest: number];
  readonly source: string;
}

const valueDigits = 12;
const factorDigits = 4;

/** Share-weighted mean of the transport lengths of a set's binder, m; undefined without a micro scale. */
export function meanMicroLengthM({ micro }: MaterialSet): number | undefined {
  return micro?.thickness.classes.reduce((sum, { lengthM, share }) => sum + lengthM * share, 0);
}

/** Why a component cannot take a fitted diffusivity, in words; undefined when it can. */
export function whyNotTaken(
  set: MaterialSet,
  componentId: string,
  { microGeometry }: Pick<FittedMicroTime, 'microGeometry'>,
): string | undefined {
  const component = set.components.find(({ id }) => id === componentId);
  if (component?.scale !== 'micro' || component.diffusion === undefined) {
    return 'the component has no diffusivity, since it is not on the micro scale';
  }
  if (set.micro !== undefined && set.micro.geometry !== microGeometry) {
    return `its binder domains are of the shape ${set.micro.geometry}, the fit took ${microGeometry}`;
  }
  return undefined;
}

/**
 * The set with D_mi = s_mi²/tau_micro of a component at the measured temperature, which becomes its
 * reference temperature. The activation energy stays: a fit at one temperature says nothing of it.
 * @throws RangeError where `whyNotTaken` has a reason
 */
export function withFittedDiffusivity(
  set: MaterialSet,
  componentId: string,
  fitted: FittedMicroTime,
): MaterialSet {
  const reason = whyNotTaken(set, componentId, fitted);
  if (reason !== undefined) throw new RangeError(`The diffusivity cannot be taken: ${reason}.`);
  const { temperatureK } = fitted;
  return {
    ...set,
    components: set.components.map((component) =>
      component.id !== componentId || component.diffusion === undefined
        ? component
        : {
            ...component,
            diffusion: {
              ...component.diffusion,
              diffusivityM2PerS: diffusivityOf(fitted),
              referenceTemperatureK: (temperatureK[0] + temperatureK[1]) / 2,
            },
          },
    ),
  };
}

/** D_mi = s_mi²/tau_micro with a log-normal uncertainty that covers the whole profile interval. */
export function diffusivityOf(fitted: FittedMicroTime): SourcedNumber {
  const { tauMicroS, profile95, lengthM, temperatureK, source } = fitted;
  const [low, high] = profile95;
  const factor =
    low === null || high === null ? undefined : Math.max(tauMicroS / low, high / tauMicroS);
  const length = Number((lengthM * 1e6).toPrecision(4));
  const open =
    factor === undefined
      ? ' The 95 % interval of tau_micro is open: the uncertainty is not known.'
      : '';
  return {
    value: roundSignificant(lengthM ** 2 / tauMicroS, valueDigits),
    source,
    note: `s_mi²/tau_micro with s_mi = ${length} µm.${open}`,
    ...(factor !== undefined &&
      factor > 1 && {
        uncertainty: {
          distribution: 'lognormal',
          factor95: roundSignificant(factor, factorDigits),
        },
      }),
    validity: { temperatureK: [temperatureK[0], temperatureK[1]] },
  };
}
