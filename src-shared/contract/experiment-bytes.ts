import { EXPERIMENT_CHANNELS, type Experiment } from '#shared/domain/experiment/experiment.ts';
import {
  parseExperiment,
  type ParsedExperiment,
} from '#shared/domain/experiment/parse-experiment.ts';
import { decode, encode } from './codec.ts';

const columns = ['timeS', ...EXPERIMENT_CHANNELS] as const;

/**
 * A run as bytes, so that a million rows cross a page in one piece: MessagePack with a
 * `Float64Array` for each column, NaN where a row holds no value.
 */
export function packExperiment(experiment: Experiment): Uint8Array<ArrayBuffer> {
  const packed: Record<string, unknown> = { ...experiment };
  for (const key of columns) {
    const column = experiment[key];
    if (column) packed[key] = Float64Array.from(column, (value) => value ?? NaN);
  }
  return encode(packed);
}

/** The run in bytes of `packExperiment`, checked. Plain lists are taken as columns too. */
export function unpackExperiment(bytes: Uint8Array): ParsedExperiment {
  let packed: unknown;
  try {
    packed = decode(bytes);
  } catch {
    return { ok: false, problem: 'The bytes are not those of a run.' };
  }
  if (typeof packed !== 'object' || packed === null) return parseExperiment(packed);
  const experiment: Record<string, unknown> = { ...packed };
  for (const key of columns) {
    const column = experiment[key];
    if (column instanceof Float64Array) experiment[key] = listOf(column);
  }
  return parseExperiment(experiment);
}

function listOf(column: Float64Array): (number | null)[] {
  const list = new Array<number | null>(column.length);
  column.forEach((value, row) => {
    list[row] = Number.isNaN(value) ? null : value;
  });
  return list;
}
