import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { methods } from '#shared/contract/methods.ts';
import type { MethodOutput } from '#shared/contract/methods.ts';
import { ContractFault } from './contract-fault.ts';

/**
 * The licences of everything that is shipped, as the build has gathered them.
 * @throws ContractFault NOT_FOUND when the program was not built
 */
export function readLicences(file: string): MethodOutput<'app.licences'> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ContractFault(
      'NOT_FOUND',
      'The list of licences is made when the program is built. Build it again.',
    );
  }
  return v.parse(methods['app.licences'].output, JSON.parse(text));
}
