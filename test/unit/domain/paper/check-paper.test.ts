import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readShippedCases } from '#shared/domain/case/shipped-cases.ts';
import { checkPaper } from '#shared/domain/paper/check-paper.ts';
import { PAPER_CASE_IDS } from '#shared/domain/paper/paper-results.ts';
import type { PaperCaseId, PaperResults } from '#shared/domain/paper/paper-results.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';

const folder = new URL('../../../../resources/cases/', import.meta.url);
let results: PaperResults;

/** The exact solution, so that these tests do not depend on the numerical one. */
beforeAll(() => {
  const cases = readShippedCases((file) => readFileSync(new URL(file, folder), 'utf8'));
  const entries = PAPER_CASE_IDS.map((id): [PaperCaseId, ResultRecord] => {
    const transportCase = cases.find((entry) => entry.id === id)?.transportCase;
    if (transportCase === undefined) throw new Error(`${id} is missing.`);
    const simulation = simulateCase(transportCase, { method: 'analytic' });
    let next = simulation.next();
    while (next.done !== true) next = simulation.next();
    return [id, next.value];
  });
  results = Object.fromEntries(entries) as Record<PaperCaseId, ResultRecord>;
});

const failing = (changed: Partial<PaperResults>) =>
  checkPaper({ ...results, ...changed })
    .filter(({ verdict }) => verdict === 'not reproduced')
    .map(({ figure }) => figure);

describe('the checks of the paper', () => {
  it('hold for the exact solution', () => {
    expect(failing({})).toEqual([]);
  });

  it('give a reason for whatever is not simply reproduced', () => {
    for (const { verdict, reason } of checkPaper(results)) {
      expect(reason === '').toBe(verdict === 'reproduced');
    }
  });

  it('fail when a curve is another one', () => {
    expect(failing({ 'figure-4-ratio-10': results['figure-4-ratio-1'] })).toContain('4');
    expect(failing({ 'figure-4-ratio-10': results['figure-4-ratio-1'] })).toContain('5a');
    expect(failing({ 'figure-4-ratio-0.1': results['figure-4-ratio-1'] })).toContain('5c');
    expect(failing({ 'figure-4-ratio-1': results['figure-4-ratio-0.1'] })).toContain('5b');
    expect(failing({ 'figure-6-ratio-1': results['figure-4-ratio-1'] })).toContain('6');
    expect(failing({ 'figure-7-ratio-17': results['figure-7-no-micro'] })).toContain('7');
  });

  it('fail when the water is left too long', () => {
    const result = results['figure-7-ratio-17'];
    const wet = { ...result, totalWtPpm: (result.totalWtPpm ?? []).map((value) => 2 * value) };
    expect(failing({ 'figure-7-ratio-17': wet })).toEqual(['7']);
  });
});
