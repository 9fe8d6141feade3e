import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { stringify } from 'safe-stable-stringify';
import { EXPERIMENT_CHANNELS, type Experiment } from './experiment.ts';

/** SHA-256 (64 hex digits) of what was measured: times and channels, not how the file was understood. */
export function hashExperiment(experiment: Experiment): string {
  const channels = EXPERIMENT_CHANNELS.map((key) => [key, experiment[key] ?? null]);
  return bytesToHex(sha256(utf8ToBytes(stringify([experiment.timeS, channels]))));
}
