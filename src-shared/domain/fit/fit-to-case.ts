import { characteristicTimes } from '../case/characteristic-times.ts';
import { nonlinearReason } from '../case/linearity.ts';
import type { TransportCase } from '../case/transport-case.ts';
import type { CaseDocument } from '../project/parse-case-document.ts';

/** Fitted values that a case can take. */
export const appliedNames = ['tauMacroS', 'tauMicroS', 'microShare'] as const;
export type AppliedName = (typeof appliedNames)[number];
export type AppliedValues = Readonly<Partial<Record<AppliedName, number>>>;

/** The key of the case that follows from each of them. */
export const appliedPaths = {
  tauMacroS: 'macro.gasDiffusivityM2PerS',
  tauMicroS: 'micro.diffusivityM2PerS',
  microShare: 'sorption.microPerSolid',
} as const satisfies Record<AppliedName, string>;

export interface AppliedFit {
  readonly values: AppliedValues;
  /** shape of the micro domains that the fit took */
  readonly microGeometry: 'slab' | 'cylinder' | 'sphere';
  /** where the values come from, such as "fitted from …" */
  readonly source: string;
}

const mostSource = 1000;
const separator = '; ';

/** Why a case cannot take fitted values, in words; undefined when it can. */
export function whyNotApplied(
  document: CaseDocument,
  { values, microGeometry }: Omit<AppliedFit, 'source'>,
): string | undefined {
  const { transportCase, mode } = document;
  if (mode !== 'direct') {
    return 'its parameters follow from an electrode; choose a case with transport parameters';
  }
  if (nonlinearReason(transportCase) !== undefined) {
    return 'it is not linear: fitted times are those of linear sorption and constant diffusivities';
  }
  if (values.tauMicroS === undefined && values.microShare === undefined) return undefined;
  const { micro, macro } = transportCase;
  if (micro === undefined || macro.volumeFraction === 1) return 'it has no micro scale';
  if (micro.distribution !== undefined) {
    return 'its micro scale has several classes, the fit has one';
  }
  if (values.tauMicroS !== undefined && micro.geometry !== microGeometry) {
    return `its micro domains are of the shape ${micro.geometry}, the fit took ${microGeometry}`;
  }
  const { microShare: share } = values;
  if (share === undefined) return undefined;
  if (!(share > 0 && share < 1)) return 'a beta of 0 or 1 leaves one of its scales without water';
  if (!(characteristicTimes(transportCase).microShare > 0)) {
    return 'its binder takes up no water; give it a Micro / solid above 0 first';
  }
  return undefined;
}

/**
 * The case with the diffusivities and the sorption of the binder that have the fitted times and share:
 * `characteristicTimes` of the result gives them back. Lengths, porosity and water of the macro scale
 * stay. Where both times are applied, both scales resist.
 * @throws RangeError where `whyNotApplied` has a reason
 */
export function withFittedTimes(document: CaseDocument, applied: AppliedFit): CaseDocument {
  const reason = whyNotApplied(document, applied);
  if (reason !== undefined) throw new RangeError(`The fit cannot be applied: ${reason}.`);
  const { values, source } = applied;
  // The share first: it changes the water that the macro scale has to transport.
  let transportCase = withMicroShare(document.transportCase, values.microShare);
  transportCase = withTimes(transportCase, values);
  if (values.tauMacroS !== undefined && values.tauMicroS !== undefined) {
    transportCase = { ...transportCase, resistances: 'both' };
  }
  const changed: string[] = appliedNames
    .filter((name) => values[name] !== undefined)
    .map((name) => appliedPaths[name]);
  return {
    ...document,
    transportCase,
    source: sourceWith(document.source, source),
    assumed: document.assumed.filter(({ path }) => !changed.includes(path)),
  };
}

function withMicroShare(transportCase: TransportCase, share: number | undefined): TransportCase {
  const { sorption } = transportCase;
  if (share === undefined || sorption.kind !== 'linear') return transportCase;
  const before = characteristicTimes(transportCase).microShare;
  // Water of the binder over that of the macro scale goes with K_mi.
  const factor = share / (1 - share) / (before / (1 - before));
  return {
    ...transportCase,
    sorption: { ...sorption, microPerSolid: (sorption.microPerSolid ?? 0) * factor },
  };
}

function withTimes(
  transportCase: TransportCase,
  { tauMacroS, tauMicroS }: AppliedValues,
): TransportCase {
  const { macro, micro } = transportCase;
  const before = characteristicTimes(transportCase);
  const microBefore = before.micro[0]?.tauS ?? Number.NaN;
  return {
    ...transportCase,
    ...(tauMacroS !== undefined && {
      macro: {
        ...macro,
        gasDiffusivityM2PerS: (macro.gasDiffusivityM2PerS * before.macroS) / tauMacroS,
      },
    }),
    ...(tauMicroS !== undefined &&
      micro !== undefined && {
        micro: {
          ...micro,
          diffusivityM2PerS: (micro.diffusivityM2PerS * microBefore) / tauMicroS,
        },
      }),
  };
}

/** What was there before stays in front, without what an earlier fit has said. */
export function sourceWith(before: string | null, source: string): string {
  const kept = (before ?? '').split(separator).filter((part) => part !== '' && !isFitted(part));
  return [...kept, source].join(separator).slice(-mostSource);
}

const isFitted = (part: string): boolean => part.includes('fitted from');
