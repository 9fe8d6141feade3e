import { describe, expect, it } from 'vitest';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { drain } from '../support/drain.ts';
import { caseOf, logTimes, parsedCase, slabCoating } from '../support/linear-coating.ts';
import { isothermCase } from '../support/transport-cases.ts';

describe('numbers at the edge of what is allowed', () => {
  it.each([1e-15, -1e-61, 5e-324])('an exponent of %d is a constant diffusivity', (exponent) => {
    const totals = [0, exponent].map((concentrationExponent) => {
      const micro = { ...isothermCase.micro, concentrationExponent };
      const transportCase = parsedCase({ ...isothermCase, micro });
      const { total, statistics } = drain(simulateCase(transportCase, { estimate: false }));
      expect(statistics.steps).toBeLessThan(300);
      return total;
    });
    totals[0]!.forEach((value, k) => expect(totals[1]![k]).toBeCloseTo(value, 9));
  });

  it('the balance of a long uptake is relative to the larger of start and end', () => {
    const timesS = [...logTimes(1e-3, 1, 5), 1e4];
    const uptake = { initial: 1e-3, steps: [{ timeS: 0, value: 1 }] };
    const transportCase = caseOf(slabCoating(0.99, 1e-3), uptake, timesS);
    const record = drain(simulateCase(transportCase, { estimate: false }));
    expect(record.massBalanceDefect).toBeLessThan(1e-12);
    expect(record.total.at(-1)).toBeCloseTo(1000, 6);
  });

  it('a very long run ends in equilibrium without creeping', () => {
    const timesS = [1, 1e3, 1e8];
    const moist = { initial: 1, steps: [{ timeS: 0, value: 0.4 }] };
    const record = drain(simulateCase(caseOf(slabCoating(0.5, 1e-3), moist, timesS)));
    expect(record.total.at(-1)).toBeCloseTo(0.4, 12);
    expect(record.massBalanceDefect).toBeLessThan(1e-12);
  });
});

describe('a front into dry pores', () => {
  // Favourable on both scales: spectral elements ring, the estimate notices.
  const front = parsedCase({
    ...isothermCase,
    sorption: {
      ...isothermCase.sorption,
      solid: { ...isothermCase.sorption.solid, c: 100 },
      micro: { ...isothermCase.sorption.micro, c: 100 },
    },
    initial: { waterActivity: 0 },
    boundary: { waterActivity: 0.7 },
    endTimeS: 36000,
    outputTimesS: logTimes(30, 36000, 20),
  });

  it('stays between dry and wet, balances and takes water up only', () => {
    const record = drain(simulateCase(front));
    expect(record.status).toBe('finished');
    expect(record.massBalanceDefect).toBeLessThan(1e-10);
    expect(record.estimatedError).toBeLessThan(1e-3);
    const { total, macroMin, macroMax, mirrorMacro } = record;
    expect(Math.min(...total, ...macroMin)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...total, ...macroMax)).toBeLessThanOrEqual(1 + 1e-9);
    for (const series of [total, mirrorMacro]) {
      const changes = series.slice(1).map((value, k) => value - series[k]!);
      expect(Math.min(...changes)).toBeGreaterThanOrEqual(-1e-4);
    }
  });
});
