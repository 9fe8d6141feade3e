import { caseIssue, type CaseIssue } from './case-issue.ts';
import type { TransportCase } from './transport-case.ts';

const SHARE_TOLERANCE = 1e-9;

/** Checks the micro block against the volume it takes and against itself. */
export function checkMicro({ macro, micro, resistances }: TransportCase): CaseIssue[] {
  const issues: CaseIssue[] = [];
  if (resistances === 'micro' && macro.volumeFraction === 1) {
    const expected = '"macro" or "both", or a macro.volumeFraction below 1: nothing would resist';
    issues.push(caseIssue('resistances', '"micro" without a micro volume', expected));
  }
  if (micro === undefined) {
    if (macro.volumeFraction < 1) {
      const expected = 'the group micro, since macro.volumeFraction is below 1';
      issues.push(caseIssue('micro', 'nothing', expected));
    }
    return issues;
  }
  if (micro.concentrationExponent !== 0 && micro.referenceConcentrationKgPerM3 === undefined) {
    const expected = 'the concentration that concentrationExponent refers to, in kg/m3';
    issues.push(caseIssue('micro.referenceConcentrationKgPerM3', 'nothing', expected));
  }
  if (micro.distribution === undefined) {
    if (micro.lengthM === undefined) {
      issues.push(caseIssue('micro', 'neither lengthM nor distribution', 'one of them'));
    }
    return issues;
  }
  if (micro.lengthM !== undefined) {
    issues.push(caseIssue('micro', 'both lengthM and distribution', 'one of them'));
  }
  const sum = micro.distribution.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > SHARE_TOLERANCE) {
    issues.push(
      caseIssue('micro.distribution', `shares that add up to ${sum}`, 'shares that add up to 1'),
    );
  }
  return issues;
}
