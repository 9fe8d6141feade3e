import { describe, expect, it } from 'vitest';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import type { ElectrodeCase } from '#shared/domain/electrode/electrode-case.ts';
import { drain } from '../support/drain.ts';
import { shippedCoil, transportOf } from '../support/electrode-cases.ts';

const loaded = (changes: Partial<ElectrodeCase> = {}): ElectrodeCase => {
  const usual = shippedCoil('cmc-sbr-anode', changes);
  return { ...usual, loading: { ...usual.loading, relativeHumidity: 0.55 } };
};

const solve = (electrodeCase: ElectrodeCase) =>
  drain(simulateCase(transportOf(electrodeCase), { estimate: false }));

/** Time to a tenth of the start, s. */
function timeToTenth(electrodeCase: ElectrodeCase): number {
  const { timeS, total } = solve(electrodeCase);
  return timeS[total.findIndex((value) => value < 0.1)] ?? Number.NaN;
}

describe('coils of real isotherms', () => {
  it('loaded at 55 % RH and 25 °C, dried at 120 °C and 10 mbar: no water is lost', () => {
    const result = drain(simulateCase(transportOf(loaded())));
    expect(result.status).toBe('finished');
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
    expect(result.estimatedError).toBeLessThan(1e-4);
    expect(result.linearised?.nonlinearity).toBeGreaterThan(0.05);
    expect(result.pressureDriven?.timeToTargetWithSlipFlowS).toBeLessThan(
      result.pressureDriven?.timeToTargetS ?? 0,
    );
    expect(result.warnings.join(' ')).toMatch(/with the slip-flow term switched on/);
  });

  it('through ramps and jumps of temperature, pressure and moisture: no water is lost', () => {
    const usual = loaded();
    const gas = { moisture: usual.drying.moisture, pressurePa: 1000 };
    const changes = [
      { timeS: 600, rampS: 1200, ...gas, temperatureK: 393.15, pressurePa: 500 },
      { timeS: 3600, ...gas, temperatureK: 353.15 },
      {
        timeS: 5400,
        ...gas,
        temperatureK: 298.15,
        pressurePa: 100_000,
        moisture: { kind: 'relative-humidity', relativeHumidity: 0.02 } as const,
      },
    ];
    const drying = { ...usual.drying, temperatureK: 313.15, changes };
    const result = drain(simulateCase(transportOf({ ...usual, drying, endTimeS: 7200 })));
    expect(result.status).toBe('finished');
    expect(result.massBalanceDefect).toBeLessThan(1e-10);
    // Exposed to moist gas at the end, it takes up water again.
    expect(result.total.at(-1)).toBeGreaterThan(Math.min(...result.total));
  });

  it('linearised, it starts with the same water', () => {
    const usual = loaded();
    const linearised = {
      ...usual,
      transport: { ...usual.transport, sorption: 'linearised' as const },
    };
    const [curved, straight] = [solve(usual), solve(linearised)];
    expect(straight.initialKgPerM3 / curved.initialKgPerM3).toBeCloseTo(1, 10);
  });

  it('two identical classes of binder equal one, to a tenth of the accuracy', () => {
    const usual = loaded();
    const { micro } = usual.electrode;
    if (!micro) throw new Error('no binder');
    const halves = { lengthM: 3e-7, share: 0.5 };
    const split: ElectrodeCase = {
      ...usual,
      electrode: {
        ...usual.electrode,
        micro: { ...micro, thickness: { ...micro.thickness, classes: [halves, halves] } },
      },
    };
    const precise = (electrodeCase: ElectrodeCase) =>
      drain(simulateCase(transportOf(electrodeCase), { accuracy: 1e-6, estimate: false }));
    const [one, two] = [precise(usual), precise(split)];
    one.total.forEach((value, k) => {
      expect(Math.abs(value - (two.total[k] ?? Number.NaN))).toBeLessThan(1e-7);
    });
  });

  it('Stefan term and slip flow never slow the drying, and tiny pores do not flow', () => {
    const usual = loaded();
    const other = (transport: Partial<ElectrodeCase['transport']>): ElectrodeCase => ({
      ...usual,
      transport: { ...usual.transport, ...transport },
    });
    const plain = timeToTenth(usual);
    expect(timeToTenth(other({ slipFlow: true }))).toBeLessThan(plain);
    expect(timeToTenth(other({ regime: 'stefan' }))).toBeLessThanOrEqual(plain);
    const tiny = (electrodeCase: ElectrodeCase): ElectrodeCase => ({
      ...electrodeCase,
      endTimeS: 1e9,
      electrode: {
        ...electrodeCase.electrode,
        poreDiameterM: { value: 1e-10, source: 'own value' },
      },
    });
    const [without, slipping] = [solve(tiny(usual)), solve(tiny(other({ slipFlow: true })))];
    without.total.forEach((value, k) => {
      expect(Math.abs(value - (slipping.total[k] ?? Number.NaN))).toBeLessThan(1e-3);
    });
  });
});
