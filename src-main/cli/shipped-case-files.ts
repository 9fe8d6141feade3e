import { readFileSync } from 'node:fs';
import { readShippedCases, type ShippedCase } from '#shared/domain/case/shipped-cases.ts';
import { installedPath } from './installation.ts';

/** Text of a file of the folder with the shipped cases. */
export function shippedCaseText(file: string): string {
  return readFileSync(installedPath('resources', 'cases', file), 'utf8');
}

/** Cases that come with the program, in the order of their catalogue. */
export function shippedCases(): ShippedCase[] {
  return readShippedCases(shippedCaseText);
}
