import { describe, expect, it } from 'vitest';
import { deriveElectrode } from '#shared/domain/electrode/derive-electrode.ts';
import { resolveElectrode } from '#shared/domain/electrode/resolve-electrode.ts';
import { newElectrodeCase } from '#shared/domain/electrode/new-electrode-case.ts';
import { shippedCoil, shippedSet } from '../../../support/electrode-cases.ts';

const stepsOf = (electrodeCase: ReturnType<typeof shippedCoil>) =>
  deriveElectrode(electrodeCase, resolveElectrode(electrodeCase));

describe('a derivation', () => {
  it('names every assumed value that a number rests on, and no other', () => {
    const steps = stepsOf(shippedCoil('paper-pvdf-anode'));
    const assumed = (key: string) => steps.find((step) => step.key === key)?.assumed;
    expect(assumed('saturationPressure')).toEqual([]);
    expect(assumed('totalPorosity')).toEqual(['Porosity']);
    expect(assumed('layers')).toEqual(['Coating thickness', 'Foil, thickness']);
    // The pore diameter is the paper's.
    expect(assumed('knudsenNumber')).toEqual([]);
    expect(assumed('diffusivity-pvdf')).toEqual(['PVDF: diffusivity', 'PVDF: activation energy']);
    expect(assumed('tauMicro')).toEqual([
      'PVDF: diffusivity',
      'PVDF: activation energy',
      'Binder thickness',
    ]);
    expect(assumed('tauMacro')).toContain('Porosity');
    expect(assumed('tauMacro')).not.toContain('Coating thickness');
  });

  it('has no assumed numbers once all values are known', () => {
    const known = JSON.parse(
      JSON.stringify(shippedSet('cmc-sbr-anode')).replaceAll('"assumed"', '"measured"'),
    ) as ReturnType<typeof shippedSet>;
    expect(stepsOf(newElectrodeCase(known)).flatMap(({ assumed }) => assumed)).toEqual([]);
  });

  it.each([
    { kind: 'dew-point', dewPointK: 233.15, at: 'line', linePressurePa: 1e5 },
    { kind: 'dew-point', dewPointK: 233.15, at: 'chamber', linePressurePa: 1e5 },
    { kind: 'relative-humidity', relativeHumidity: 0.01 },
    { kind: 'vapour-pressure', vapourPressurePa: 10 },
  ] as const)('puts numbers into every formula, moisture by $kind', (moisture) => {
    const usual = shippedCoil('cmc-sbr-anode');
    for (const step of stepsOf({ ...usual, drying: { ...usual.drying, moisture } })) {
      expect(step.numbers, step.key).toMatch(/\d|mean by/);
      expect(step.numbers, step.key).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
