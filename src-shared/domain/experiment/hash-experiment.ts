import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { stringify } from 'safe-stable-stringify';
import type { Experiment } from './experiment.ts';

/** SHA-256 (64 hex digits) of what was measured: times and channels, not how the file was understood. */
export function hashExperiment(experiment: Experiment): string {
  const { timeS, massKg, waterContentKgPerKg, temperatureK, pressurePa } = experiment;
  const { relativeHumidity, waterContentErrorKgPerKg } = experiment;
  const measured = {
    timeS,
    massKg,
    waterContentKgPerKg,
    temperatureK,
    pressurePa,
    relativeHumidity,
    waterContentErrorKgPerKg,
  };
  return bytesToHex(sha256(utf8ToBytes(stringify(measured))));
}
