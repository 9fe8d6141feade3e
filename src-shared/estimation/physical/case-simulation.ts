import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { CASE_DOCUMENT_FORMAT } from '#shared/domain/project/case-file.ts';
import { parseCaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { numberAtPath, withNumberAtPath } from '#shared/domain/case/number-at-path.ts';

/** A case whose values at some paths are varied, and when its result is asked for. */
export interface VariedCase {
  /** the parsed JSON of a `postdry.case/1` or `postdry.transport/1` */
  readonly document: unknown;
  /** such as `micro.diffusivityM2PerS`, within the part that is edited */
  readonly paths: readonly string[];
  /** never falling, s */
  readonly timesS: readonly number[];
  readonly compared: 'absolute' | 'ends';
}

// A hundredth of a step of the derivatives.
const ACCURACY = 1e-5;

/** Values of the case at the paths. Throws EstimationError where there is no number. */
export function valuesAtPaths({
  document,
  paths,
}: Omit<VariedCase, 'timesS' | 'compared'>): number[] {
  return paths.map((path) => {
    const value = numberAtPath(document, rootOf(document) + path);
    if (value !== undefined) return value;
    throw new EstimationError(
      `The case has no number at ${rootOf(document)}${path}; name a key that holds one.`,
    );
  });
}

/**
 * Simulates the case with values at the paths. Absolute: kg water per kg dry coating (or electrode, see
 * `ppmBasis`); by its ends: what is left of the change from start to equilibrium. Undefined where the
 * values make no case or the simulation fails.
 */
export function simulateVariedCase(
  varied: VariedCase,
  values: ArrayLike<number>,
): number[] | undefined {
  const transportCase = caseWith(varied, values);
  if (transportCase === undefined) return undefined;
  const running = simulateCase(transportCase, { accuracy: ACCURACY, estimate: false });
  let next = running.next();
  while (next.done !== true) next = running.next();
  const { status, totalKgPerM3, totalWtPpm, initialKgPerM3, equilibriumKgPerM3 } = next.value;
  if (status !== 'finished') return undefined;
  if (varied.compared === 'absolute' && totalWtPpm === null) {
    throw new EstimationError(
      'The case does not know its dry mass (dryCoatingDensityKgPerM3), so its water content cannot be ' +
        'compared with a measured one; give it, or compare "ends".',
    );
  }
  const change = initialKgPerM3 - equilibriumKgPerM3;
  const at = transportCase.outputTimesS.map((_, i) =>
    varied.compared === 'absolute'
      ? (totalWtPpm?.[i] ?? NaN) * 1e-6
      : (totalKgPerM3[i]! - equilibriumKgPerM3) / change,
  );
  const places = new Map(transportCase.outputTimesS.map((timeS, i) => [timeS, i]));
  return varied.timesS.map((timeS) => at[places.get(timeS)!]!);
}

const isDocument = (document: unknown): document is { format: string; mode?: string } =>
  (document as { format?: unknown } | null)?.format === CASE_DOCUMENT_FORMAT;

/** Where the part that is edited begins. */
function rootOf(document: unknown): string {
  if (!isDocument(document)) return '';
  return document.mode === 'electrode' ? 'electrodeCase.' : 'transportCase.';
}

function caseWith(
  { document, paths, timesS }: VariedCase,
  values: ArrayLike<number>,
): TransportCase | undefined {
  const varied = paths.reduce(
    (copy, path, k) => withNumberAtPath(copy, rootOf(document) + path, values[k]!),
    document,
  );
  const outputTimesS = [...new Set(timesS)];
  const parsed = parsedCase(varied);
  if (parsed === undefined) return undefined;
  return { ...parsed, outputTimesS, profileTimesS: [], endTimeS: outputTimesS.at(-1)! };
}

function parsedCase(document: unknown): TransportCase | undefined {
  if (!isDocument(document)) {
    const parsed = parseTransportCase(document);
    return parsed.ok ? parsed.value : undefined;
  }
  const parsed = parseCaseDocument(document);
  return parsed.ok ? parsed.value.transportCase : undefined;
}
