import { describe, expect, it } from 'vitest';
import { numberAtPath } from '#shared/domain/case/number-at-path.ts';
import { caseAtTemperature, hasTemperature } from '#shared/domain/fit/case-at-temperature.ts';
import { missingValues, withFittedValues } from '#shared/domain/fit/fitted-values-to-case.ts';
import { physicalParametersOf } from '#shared/domain/fit/physical-parameters.ts';
import {
  type CaseDocument,
  parseCaseDocument,
} from '#shared/domain/project/parse-case-document.ts';
import { shippedCoil } from '../../../support/electrode-cases.ts';
import { isothermCase, linearCase } from '../../../support/transport-cases.ts';

function documentOf(part: object): CaseDocument {
  const parsed = parseCaseDocument({ format: 'postdry.case/1', title: 'a case', ...part });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join(' '));
  return parsed.value;
}

const electrode = (name: string) =>
  documentOf({ mode: 'electrode', electrodeCase: shippedCoil(name) });
const cases: readonly (readonly [name: string, document: CaseDocument])[] = [
  ['linear', documentOf({ transportCase: linearCase })],
  ['isotherms', documentOf({ transportCase: isothermCase })],
  ...['cmc-sbr-anode', 'nmc622-pvdf-cathode', 'paper-pvdf-anode', 'ceramic-separator'].map(
    (name) => [name, electrode(name)] as const,
  ),
];

describe.each(cases)('what can be fitted of the case %s', (_name, document) => {
  it('is a number of the case between its bounds, each one once', () => {
    const parameters = physicalParametersOf(document);
    expect(parameters.length).toBeGreaterThan(2);
    expect(missingValues(document, parameters)).toEqual([]);
    expect(new Set(parameters.map(({ path }) => path)).size).toBe(parameters.length);
    const edited = document.mode === 'electrode' ? document.electrodeCase : document.transportCase;
    for (const { path, value, lower, upper, transform } of parameters) {
      expect(numberAtPath(edited, path)).toBe(value);
      expect(value).toBeGreaterThanOrEqual(lower);
      expect(value).toBeLessThanOrEqual(upper);
      if (transform === 'log') expect(lower).toBeGreaterThan(0);
    }
  });

  it('can be written into the case, which stays one', () => {
    const values = physicalParametersOf(document).map(({ path, value, transform }) => ({
      path,
      value,
      transform,
      standardError: 0.1 * value,
      profile95: [value * 0.8, value * 1.25] as [number, number],
    }));
    const applied = withFittedValues(document, values, 'fitted from a run');
    expect(parseCaseDocument(applied)).toMatchObject({ ok: true });
    expect(applied.source).toContain('fitted from a run');
  });
});

describe('a fitted diffusivity in an electrode', () => {
  it('has its source and its uncertainty in place of the old ones', () => {
    const path = 'electrode.components[2].diffusion.diffusivityM2PerS.value';
    const value = {
      path,
      value: 3e-15,
      transform: 'log' as const,
      standardError: 1e-16,
      profile95: [2e-15, 4e-15] as [number, number],
    };
    const document = electrode('cmc-sbr-anode');
    const applied = withFittedValues(document, [value], 'fitted from run A');
    const { diffusion } = applied.electrodeCase?.electrode.components[2] ?? {};
    expect(diffusion?.diffusivityM2PerS).toEqual({
      value: 3e-15,
      source: 'fitted from run A',
      uncertainty: { distribution: 'lognormal', factor95: 1.5 },
    });
    expect(missingValues(document, [{ path: 'electrode.components[9].x' }])).toHaveLength(1);
  });
});

describe('a case at the temperature of a run', () => {
  it('is dried, or has its isotherms, there; constant parameters have none', () => {
    const coil = caseAtTemperature(electrode('cmc-sbr-anode'), 350);
    expect(coil.electrodeCase?.drying.temperatureK).toBe(350);
    const direct = caseAtTemperature(documentOf({ transportCase: isothermCase }), 350);
    expect(direct.transportCase?.sorption).toMatchObject({ temperatureK: 350 });
    const constant = documentOf({ transportCase: linearCase });
    expect(caseAtTemperature(constant, 350)).toBe(constant);
    expect([coil, direct, constant].map(hasTemperature)).toEqual([true, true, false]);
  });
});
