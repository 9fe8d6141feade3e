import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';

/** Every change makes the integrator begin anew with small steps; the format allows no more. */
const changes = 10_000;
const classes = 32;

/**
 * A shipped case that any solver works on for minutes: its surroundings change ten thousand times,
 * and its micro scale has 32 transport lengths.
 * @param id of the shipped case; the slow one keeps its name
 */
export function slowCase(id: string): TransportCase {
  const file = new URL(`../../../resources/cases/${id}.json`, import.meta.url);
  const parsed = parseTransportCase(readFileSync(fileURLToPath(file), 'utf8'));
  if (!parsed.ok || !parsed.value.micro) throw new Error(`${id} has no micro scale`);
  const { micro, boundary, initial, endTimeS } = parsed.value;
  const { lengthM = 1e-6, ...otherMicro } = micro;
  const wet = initial.solidConcentrationKgPerM3 ?? 1;
  return {
    ...parsed.value,
    micro: {
      ...otherMicro,
      distribution: Array.from({ length: classes }, (_, index) => ({
        lengthM: lengthM * (1 + index / classes),
        share: 1 / classes,
      })),
    },
    boundary: {
      ...boundary,
      changes: Array.from({ length: changes - 1 }, (_, index) => ({
        timeS: (endTimeS * (index + 1)) / changes,
        solidConcentrationKgPerM3: index % 2 === 0 ? wet / 2 : 0,
      })),
    },
  };
}

export const slowOptions = { accuracy: ACCURACY.smallest };
