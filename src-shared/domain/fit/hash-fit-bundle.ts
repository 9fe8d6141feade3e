import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { stringify } from 'safe-stable-stringify';
import { hashExperiment } from '../experiment/hash-experiment.ts';
import type { FitBundle } from './fit-bundle.ts';

/** SHA-256 (64 hex digits) of a plan with the numbers of its runs and its cases. */
export function hashFitBundle({ plan, experiments, cases }: FitBundle): string {
  const runs = plan.runs.map(({ experiment }) => {
    const found = experiments[experiment];
    return found === undefined ? null : hashExperiment(found);
  });
  return bytesToHex(sha256(utf8ToBytes(stringify([plan, runs, cases]))));
}
