import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { stringify } from 'safe-stable-stringify';
import type { SweepPlan } from '../../domain/sweep/sweep-plan.ts';
import { solverIdentity } from '../solver-identity.ts';
import type { RowSetup } from './run-row.ts';

/** SHA-256 (64 hex digits) of everything that the rows of a plan depend on. */
export function hashPlan(
  setup: RowSetup,
  { axes, samples, seed, uncertainties }: SweepPlan,
): string {
  const rows = { setup, axes, samples, seed, uncertainties, solver: solverIdentity };
  return bytesToHex(sha256(utf8ToBytes(stringify(rows))));
}
