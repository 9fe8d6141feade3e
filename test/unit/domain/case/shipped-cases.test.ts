import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { readShippedCases } from '#shared/domain/case/shipped-cases.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { PAPER_CASE_IDS } from '#shared/domain/paper/paper-results.ts';

const folder = new URL('../../../../resources/cases/', import.meta.url);
const readText = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const cases = readShippedCases(readText);

describe('the shipped cases', () => {
  it('are all in the catalogue and all valid', () => {
    const files = readdirSync(folder).filter((file) => file !== 'catalogue.json');
    expect(cases.map(({ id }) => `${id}.json`).sort()).toEqual(files.sort());
    expect(cases.map(({ id }) => id)).toEqual(expect.arrayContaining([...PAPER_CASE_IDS]));
  });

  it.each(cases.map((entry) => [entry.id, entry] as const))(
    '%s names its assumed values by paths that exist',
    (_id, { assumed, transportCase }) => {
      for (const { path } of assumed) {
        const value = path
          .split('.')
          .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], transportCase);
        expect(value, path).toBeDefined();
      }
    },
  );

  it.each([
    ['figure-4-no-micro', 0.5, 1, 3600, 'macro'],
    ['figure-4-ratio-0.1', 0.5, 0.1, 3600, 'both'],
    ['figure-4-ratio-1', 0.5, 1, 3600, 'both'],
    ['figure-4-ratio-10', 0.5, 10, 3600, 'both'],
    ['figure-6-no-micro', 0.11, 1, 7200, 'macro'],
    ['figure-6-ratio-1', 0.11, 1, 7200, 'both'],
    ['figure-7-no-micro', 0.11, 17, 1800, 'macro'],
    ['figure-7-ratio-17', 0.11, 17, 1800, 'both'],
  ])('%s has the water share %d and the ratio %d', (id, share, ratio, macroS, resistances) => {
    const transportCase = cases.find((entry) => entry.id === id)?.transportCase;
    if (transportCase === undefined) throw new Error(`${id} is missing.`);
    const times = characteristicTimes(transportCase);
    expect(times.microShare).toBeCloseTo(share, 12);
    expect((times.micro[0]?.tauS ?? 0) / times.macroS).toBeCloseTo(ratio, 10);
    expect(times.macroS).toBeCloseTo(macroS, 8);
    expect(transportCase.resistances).toBe(resistances);
  });

  it('of Figures 6 and 7 start at 1 000 wt-ppm', () => {
    for (const { id, transportCase } of cases.filter((entry) => /^figure-[67]/.test(entry.id))) {
      const start = transportCase.initial.solidConcentrationKgPerM3 ?? 0;
      const content = waterContentsKgPerM3(transportCase, start).total;
      const density = transportCase.dryCoatingDensityKgPerM3 ?? Number.NaN;
      expect((1e6 * content) / density, id).toBeCloseTo(1000, 6);
    }
  });

  it('refuse a damaged file in words', () => {
    const damaged = (file: string) => readText(file).replace('"lengthM"', '"lenghtM"');
    expect(() => readShippedCases(damaged)).toThrow(/figure-4-no-micro is not valid.*lenghtM/);
  });
});
