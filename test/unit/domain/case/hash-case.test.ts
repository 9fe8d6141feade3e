import { describe, expect, it } from 'vitest';
import { hashCase } from '#shared/domain/case/hash-case.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { isothermCase, linearCase, withValue } from '../../../support/transport-cases.ts';

function hashOf(input: unknown): string {
  const parsed = parseTransportCase(input);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return hashCase(parsed.value);
}

const hash = hashOf(linearCase);

describe('the hash of a case', () => {
  it('is a SHA-256 that stays the same from version to version', () => {
    expect(hash).toBe('e4e40543554408fedfac6c521b61c1cac8cc0e205750adcb678f6da046665c8e');
  });

  it('of a case with GAB isotherms stays the same too', () => {
    expect(hashOf(isothermCase)).toBe(
      'a75b1006fc6d971637b0c699354490710a75f594650dd2399ffbb7a847968f8f',
    );
  });

  it('sees the heat of an isotherm', () => {
    const heat = withValue(isothermCase, 'sorption.solid.netIsostericHeatJPerMol', 5000);
    expect(hashOf(heat)).not.toBe(hashOf(isothermCase));
  });

  it('does not see the name, the order of keys, the way numbers are written or defaults', () => {
    expect(hashOf({ ...linearCase, name: 'another' })).toBe(hash);
    const reversed = Object.fromEntries(Object.entries(linearCase).reverse());
    expect(hashOf(reversed)).toBe(hash);
    const text = JSON.stringify(linearCase).replace('0.02,', '2.00e-2,').replace('0.46', '0.460');
    expect(hashOf(text)).toBe(hash);
    expect(hashOf(withValue(linearCase, 'micro.geometry', undefined))).toBe(hash);
  });

  it('does not see the 16th digit, also of times', () => {
    expect(hashOf(withValue(linearCase, 'macro.lengthM', 0.020000000000000004))).toBe(hash);
    expect(hashOf({ ...linearCase, outputTimesS: [60.00000000000001, 600, 3600] })).toBe(hash);
  });

  it.each([
    ['macro.lengthM', 0.0200000000000001],
    ['resistances', 'macro'],
    ['outputTimesS', [60, 600]],
    ['micro.geometry', 'sphere'],
    ['dryCoatingDensityKgPerM3', 1200],
  ])('sees %s', (path, value) => {
    expect(hashOf(withValue(linearCase, path, value))).not.toBe(hash);
  });
});
