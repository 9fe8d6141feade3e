import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { stringify } from 'safe-stable-stringify';
import type { SweepPlan } from '../../domain/sweep/sweep-plan.ts';
import { solverIdentity } from '../solver-identity.ts';
import type { RowSetup } from '../../domain/sweep/row-setup.ts';

/** SHA-256 (64 hex digits) of everything that the rows of a plan depend on. */
export function hashPlan(
  setup: RowSetup,
  { axes, samples, seed, uncertainties }: SweepPlan,
): string {
  return hashStudy({ setup, axes, samples, seed, uncertainties });
}

/** SHA-256 (64 hex digits) of the input of a study and of the solver that runs it. */
export function hashStudy(input: object): string {
  return bytesToHex(sha256(utf8ToBytes(stringify({ ...input, solver: solverIdentity }) ?? '')));
}
