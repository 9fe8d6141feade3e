import { describe, expect, it } from 'vitest';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { isothermCase, linearCase, withValue } from '../../../support/transport-cases.ts';

function issuesOf(input: unknown) {
  const parsed = parseTransportCase(input);
  return parsed.ok ? [] : parsed.issues;
}

function valueOf(input: unknown) {
  const parsed = parseTransportCase(input);
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'));
  return parsed.value;
}

const linear = { model: 'linear', slopeKgPerKg: 0.01 };

function table(...pairs: [number, number][]): object {
  const points = pairs.map(([activity, loadingKgPerKg]) => ({ activity, loadingKgPerKg }));
  return { model: 'tabulated', points, densityKgPerM3: 2200 };
}

function mixture(...components: object[]): object {
  return { model: 'weighted-sum', components, densityKgPerM3: 2200 };
}

describe('a valid case', () => {
  it('comes back as it was given', () => {
    expect(valueOf(linearCase)).toEqual(linearCase);
    expect(valueOf(JSON.stringify(isothermCase))).toEqual(isothermCase);
  });

  it('gets its defaults', () => {
    const micro = { lengthM: 5e-7, diffusivityM2PerS: 1e-17 };
    const value = valueOf({ ...withValue(linearCase, 'name', undefined), micro });
    expect(value.name).toBe('');
    expect(value.micro?.geometry).toBe('slab');
    expect(value.micro?.concentrationExponent).toBe(0);
  });

  it('may have every optional key', () => {
    const full = {
      ...isothermCase,
      boundary: {
        vapourPressurePa: 300,
        massTransferCoefficientMPerS: 0.01,
        changes: [{ timeS: 600, waterActivity: 0.1 }],
      },
      micro: {
        distribution: [
          { lengthM: 1e-7, share: 0.25 },
          { lengthM: 5e-7, share: 0.75 },
        ],
        diffusivityM2PerS: 1e-17,
        geometry: 'sphere',
        concentrationExponent: 2,
        referenceConcentrationKgPerM3: 20,
      },
      microDepths: [0, 0.5, 1],
      profileTimesS: [0, 60],
      dryCoatingDensityKgPerM3: 1200,
    };
    expect(valueOf(full)).toEqual(full);
  });

  it('needs no micro scale where that has no volume', () => {
    const full = withValue(linearCase, 'macro.volumeFraction', 1);
    const bare = withValue(
      withValue(full, 'micro', undefined),
      'sorption.microPerSolid',
      undefined,
    );
    expect(valueOf(bare)).toEqual(bare);
  });

  it('is rounded to 15 digits, except for the times that are asked for', () => {
    const timeS = 0.1 + 0.2;
    const value = valueOf({
      ...linearCase,
      macro: { ...linearCase.macro, lengthM: timeS },
      outputTimesS: [timeS, 3600.0000000000005],
    });
    expect(value.macro.lengthM).toBe(0.3);
    expect(value.outputTimesS).toEqual([timeS, 3600.0000000000005]);
    expect(value.endTimeS).toBe(3600.0000000000005);
  });

  it('may start with a byte order mark', () => {
    expect(valueOf(`\uFEFF${JSON.stringify(linearCase)}`)).toEqual(linearCase);
  });
});

describe('a refused case', () => {
  // base, path to change, its value, path of the issue, words of its message
  const cases: [object, string, unknown, string, RegExp][] = [
    [linearCase, 'macro.lengthM', -1, 'macro.lengthM', /found -1.*above 0/],
    [linearCase, 'macro.lengthM', 0, 'macro.lengthM', /found 0.*above 0/],
    [linearCase, 'macro.lengthM', '0.02', 'macro.lengthM', /the text "0.02".*a number/],
    [linearCase, 'macro.lengthM', null, 'macro.lengthM', /found null/],
    [linearCase, 'macro.lengthM', undefined, 'macro.lengthM', /the key is missing/],
    [linearCase, 'macro.porosity', 1, 'macro.porosity', /below 1/],
    [linearCase, 'macro.porosity', 0, 'macro.porosity', /above 0/],
    [linearCase, 'macro.volumeFraction', 1.01, 'macro.volumeFraction', /at most 1/],
    [linearCase, 'macro.volumeFraction', 0, 'macro.volumeFraction', /above 0/],
    [linearCase, 'micro', undefined, 'micro', /volumeFraction is below 1/],
    [linearCase, 'micro.lengthM', undefined, 'micro', /neither lengthM nor distribution/],
    [linearCase, 'micro.geometry', 'slabs', 'micro.geometry', /mean "slab"/],
    [linearCase, 'micro.distribution', [{ lengthM: 1, share: 1 }], 'micro', /both lengthM and/],
    [linearCase, 'micro.concentrationExponent', 60, 'micro.concentrationExponent', /-50 to 50/],
    [
      linearCase,
      'sorption.kind',
      'linaer',
      'sorption.kind',
      /"linear" or "isotherms".*mean "linear"/,
    ],
    [linearCase, 'sorption.microPerSolid', undefined, 'sorption.microPerSolid', /volumeFraction/],
    [linearCase, 'initial', { waterActivity: 0.5 }, 'initial.waterActivity', /only solidConc/],
    [linearCase, 'initial', {}, 'initial', /no value of the water/],
    [linearCase, 'initial.solidConcentrationKgPerM3', 0, 'initial', /no water/],
    [linearCase, 'boundary.waterActivity', 0.5, 'boundary.waterActivity', /only solidConc/],
    [linearCase, 'endTimeS', 0, 'endTimeS', /above 0/],
    [linearCase, 'outputTimesS', [], 'outputTimesS', /list of 0 entries.*1 to 100000/],
    [linearCase, 'outputTimesS', [1, 1], 'outputTimesS[1]', /1 a second time/],
    [linearCase, 'outputTimesS', [2, 1], 'outputTimesS[1]', /1 after 2/],
    [linearCase, 'outputTimesS', [-1, 1], 'outputTimesS[0]', /found -1/],
    [linearCase, 'outputTimesS', [1, 3601], 'outputTimesS[1]', /endTimeS is 3600/],
    [linearCase, 'profileTimesS', [3601], 'profileTimesS[0]', /endTimeS is 3600/],
    [linearCase, 'microDepths', [0, 1.5], 'microDepths[1]', /from 0 to 1/],
    [linearCase, 'format', 'postdry.transport/2', 'format', /"postdry.transport\/1"/],
    [linearCase, 'macro.lengthM', 1e300, 'macro', /diffusion time of Infinity s/],
    [linearCase, 'macro.lengthM', 1e-300, 'macro', /diffusion time of 0 s/],
    [linearCase, 'micro.diffusivityM2PerS', 1e-300, 'micro', /micro diffusion time/],
    [linearCase, 'macro', [], 'macro', /a list of 0 entries.*a group of keys/],
    [linearCase, 'boundary', [{}], 'boundary', /a list of 1 entry/],
    [linearCase, 'outputTimesS', {}, 'outputTimesS', /a group of keys.*a list/],
    [isothermCase, 'sorption.temperatureK', 273, 'sorption.temperatureK', /273.16 to 647/],
    [isothermCase, 'sorption.temperatureK', 648, 'sorption.temperatureK', /273.16 to 647/],
    [
      isothermCase,
      'initial',
      { solidConcentrationKgPerM3: 1 },
      'initial.solidConcentrationKgPerM3',
      /only waterActivity/,
    ],
    [isothermCase, 'initial.waterActivity', 1.1, 'initial.waterActivity', /from 0 to 1/],
    [isothermCase, 'boundary.vapourPressurePa', 100, 'boundary', /both waterActivity and/],
    [
      isothermCase,
      'boundary',
      { vapourPressurePa: 3e4 },
      'boundary.vapourPressurePa',
      /saturation pressure 19947/,
    ],
    [
      isothermCase,
      'sorption.solid.k',
      2,
      'initial.waterActivity',
      /below 0.500000.*sorption.solid/,
    ],
    [isothermCase, 'sorption.micro', undefined, 'sorption.micro', /volumeFraction/],
    [
      isothermCase,
      'sorption.solid.model',
      'bett',
      'sorption.solid.model',
      /"gab", "linear".*"weighted-sum".*mean "bet"/,
    ],
    [isothermCase, 'sorption.solid.q', 1, 'sorption.solid.q', /only the keys model, monolayer/],
    [
      isothermCase,
      'sorption.solid.netIsostericHeatJPerMol',
      3e5,
      'sorption.solid.netIsostericHeatJPerMol',
      /-200000 to 200000/,
    ],
    [
      isothermCase,
      'sorption.solid',
      table([0.5, 0.02], [0.4, 0.03]),
      'sorption.solid.points[1].activity',
      /0.4 after 0.5.*points that rise/,
    ],
    [
      isothermCase,
      'sorption.micro',
      table([0.4, 0.02], [0.5, 0.02]),
      'sorption.micro.points[1].loadingKgPerKg',
      /0.02 a second time/,
    ],
    [
      isothermCase,
      'sorption.solid',
      mixture({ massFraction: 1, isotherm: { ...linear, densityKgPerM3: 1 } }),
      'sorption.solid.components[0].isotherm.densityKgPerM3',
      /unknown key "densityKgPerM3"/,
    ],
    [
      isothermCase,
      'sorption.solid',
      mixture({ massFraction: 0.6, isotherm: linear }, { massFraction: 0.5, isotherm: linear }),
      'sorption.solid.components',
      /add up to 1.1; allowed: a sum of at most 1/,
    ],
    [
      isothermCase,
      'sorption.solid',
      mixture({ massFraction: 1, isotherm: { model: 'weighted-sum', components: [] } }),
      'sorption.solid.components[0].isotherm.model',
      /the isotherm of a component.*"gab"/,
    ],
    [
      isothermCase,
      'sorption.solid',
      mixture({ massFraction: 1, isotherm: { ...linear, model: 'gab', c: 10, k: 0.8 } }),
      'sorption.solid.components[0].isotherm.monolayerKgPerKg',
      /the key is missing/,
    ],
  ];

  it.each(cases)('%# %o %s', (base, path, value, issuePath, words) => {
    const issues = issuesOf(withValue(base, path, value));
    expect(issues.map((issue) => issue.path)).toContain(issuePath);
    const message = issues.find((issue) => issue.path === issuePath)?.message;
    expect(message).toMatch(words);
    expect(message).toContain(issuePath);
  });

  it('names changes of the surroundings that are late, unordered or of the wrong quantity', () => {
    const changed = (...changes: object[]) => withValue(linearCase, 'boundary.changes', changes);
    const wet = { solidConcentrationKgPerM3: 0.2 };
    const paths = (input: object) => issuesOf(input).map(({ path }) => path);
    expect(paths(changed({ timeS: 600, ...wet }))).toEqual([]);
    expect(paths(changed({ timeS: 3600, ...wet }))).toEqual(['boundary.changes[0].timeS']);
    expect(paths(changed({ timeS: 0, ...wet }))).toEqual(['boundary.changes[0].timeS']);
    const unordered = changed({ timeS: 600, ...wet }, { timeS: 600, ...wet });
    expect(paths(unordered)).toEqual(['boundary.changes[1].timeS']);
    expect(paths(changed({ timeS: 600, waterActivity: 0.1 }))).toContain(
      'boundary.changes[0].waterActivity',
    );
    expect(paths(changed({ timeS: 600 }))).toEqual(['boundary.changes[0]']);
  });

  it('needs shares that add up to one', () => {
    const micro = {
      diffusivityM2PerS: 1e-17,
      distribution: [
        { lengthM: 1e-7, share: 0.5 },
        { lengthM: 2e-7, share: 0.4 },
      ],
    };
    expect(issuesOf({ ...linearCase, micro })[0]?.message).toMatch(/add up to 0.9/);
  });

  it('needs something that resists', () => {
    const alone = { ...linearCase, resistances: 'micro' };
    expect(issuesOf(withValue(alone, 'macro.volumeFraction', 1))[0]?.path).toBe('resistances');
  });

  it('gets all its unknown keys told, each with what was meant', () => {
    const input = {
      ...linearCase,
      macro: { ...linearCase.macro, lenghtM: 1, poresity: 1 },
      outputTimes: [1],
    };
    expect(issuesOf(input).map(({ path, suggestion }) => [path, suggestion])).toEqual([
      ['macro.lenghtM', 'lengthM'],
      ['macro.poresity', 'porosity'],
      ['outputTimes', 'outputTimesS'],
    ]);
  });

  it('may ask for too much work', () => {
    const sizes = (times: number[]) =>
      issuesOf({ ...linearCase, endTimeS: 1e6, outputTimesS: times });
    const count = (length: number) => Array.from({ length }, (_, index) => index);
    expect(sizes(count(100_000))).toEqual([]);
    expect(sizes(count(100_001))[0]?.path).toBe('outputTimesS');
    expect(sizes(new Array<number>(1e9))[0]?.message).toMatch(/1000000000 entries/);
  });

  it('may be no case at all', () => {
    for (const input of [null, 3, [], 'null', '[]', '"case"', undefined]) {
      expect(issuesOf(input)[0]?.path).toBe('');
      expect(issuesOf(input)[0]?.expected).toMatch(/postdry.transport\/1/);
    }
    expect(issuesOf('{}').length).toBeGreaterThan(5);
  });

  it('may be too large a text', () => {
    const large = `${JSON.stringify(linearCase)}${' '.repeat(16 * 1024 * 1024)}`;
    expect(issuesOf(large)[0]?.message).toMatch(/16 MiB/);
  });

  it('cannot reach the prototype', () => {
    const input = JSON.stringify(linearCase).replace('{', '{"__proto__":{"lengthM":1},');
    expect(issuesOf(input)[0]?.path).toBe('__proto__');
  });
});
