import { describe, expect, it } from 'vitest';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { drain } from '../support/drain.ts';
import { caseOf, drying, logTimes, slabCoating } from '../support/linear-coating.ts';
import { itHolds } from './verification/it-holds.ts';
import {
  analyticReferences,
  linearGrid,
  linearReferences,
  nonlinearReferences,
} from './verification/references.ts';

describe('linear tables', () => itHolds(linearReferences));
describe('linear tables, analytic method', () => itHolds(analyticReferences));
describe('corners of shares and ratios', () => itHolds(linearGrid));
describe('nonlinear table', () => itHolds(nonlinearReferences));

describe('what a run reports about itself', () => {
  const timesS = logTimes(1e-4, 100, 25);
  const coating = caseOf(slabCoating(0.5, 1), drying, timesS);

  it('counts its work', () => {
    const { statistics } = drain(simulateCase(coating));
    expect(statistics.steps).toBeGreaterThan(50);
    expect(statistics.steps).toBeLessThan(400);
    expect(statistics.rejected).toBeLessThan(statistics.steps / 10);
    expect(statistics.factorisations).toBeLessThan(statistics.steps / 2);
    expect(statistics.unknowns).toBeGreaterThan(20);
    expect(statistics.unknowns).toBeLessThan(1000);
  });

  it('estimates an error that is neither hidden nor exaggerated', () => {
    const { estimatedError } = drain(simulateCase(coating));
    const exact = drain(simulateCase(coating, { method: 'analytic' }));
    const record = drain(simulateCase(coating));
    const error = Math.max(...record.total.map((value, k) => Math.abs(value - exact.total[k]!)));
    expect(estimatedError).toBeGreaterThanOrEqual(error);
    expect(estimatedError).toBeLessThanOrEqual(1e-4);
  });

  it('undershoots zero during drying by less than the tolerance allows, and shows none of it', () => {
    for (const accuracy of [1e-4, 1e-6]) {
      const record = drain(simulateCase(coating, { accuracy }));
      expect(record.statistics.lowestValue).toBeGreaterThan(-accuracy / 100);
      const shown = [record.total, record.macroMin, record.mirrorMicroMin!].flat();
      expect(Math.min(...shown)).toBeGreaterThanOrEqual(-1e-9);
    }
  });
});
