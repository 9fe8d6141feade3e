import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';
import { materialSet, materialSetInput } from '../../../support/material-set.ts';

/** The set with one value changed in place; undefined takes the key away. */
function changed(keys: readonly (string | number)[], value: unknown): unknown {
  const input: unknown = structuredClone(materialSetInput());
  let part = input as Record<string | number, unknown>;
  for (const key of keys.slice(0, -1)) part = part[key] as Record<string | number, unknown>;
  const last = keys.at(-1)!;
  if (value === undefined) Reflect.deleteProperty(part, last);
  else part[last] = value;
  return input;
}

function issuesOf(input: unknown) {
  const parsed = parseMaterialSet(input);
  return parsed.ok ? [] : parsed.issues;
}

// 1/(0.95/2200 + 0.05/1780) = 2174.35 kg/m3, and 2500 or 0.15/60e-6 kg/m3 are more than that.
describe('a material set', () => {
  it('is read from its text with defaults filled in', () => {
    const parsed = parseMaterialSet(JSON.stringify(materialSetInput()));
    expect(parsed).toMatchObject({ ok: true, value: { ...materialSetInput(), note: '' } });
  });

  it('that was read is read again as the same', () => {
    expect(parseMaterialSet(materialSet())).toEqual({ ok: true, value: materialSet() });
  });

  it.each<[keys: (string | number)[], value: unknown, path: string, words: RegExp]>([
    [['components', 0, 'massFraction', 'value'], 0.9, 'components', /add up to 0\.95.*add up to 1/],
    [['components', 1, 'id'], 'graphite', 'components[1].id', /"graphite" a second time/],
    [['components', 1, 'diffusion'], undefined, 'components[1].diffusion', /scale is "micro"/],
    [['micro'], undefined, 'micro', /a component has the scale "micro"/],
    [
      ['micro', 'thickness', 'classes', 0, 'share'],
      0.3,
      'micro.thickness.classes',
      /shares that add up to 1\.05/,
    ],
    [
      ['amount', 'coatingDensityKgPerM3', 'value'],
      2500,
      'amount',
      /gives a porosity of -0\.149770/,
    ],
    [
      ['amount'],
      { kind: 'loading', massPerAreaKgPerM2: { value: 0.15, source: 'own value' } },
      'amount',
      /gives a porosity of -0\.149770; .*2174\.35 kg\/m3/,
    ],
    [
      ['components', 1, 'desorption', 'isotherm'],
      {
        model: 'tabulated',
        points: [
          { activity: 0.5, loadingKgPerKg: 0.001 },
          { activity: 0.4, loadingKgPerKg: 0.002 },
        ],
      },
      'components[1].desorption.isotherm.points[1].activity',
      /found 0\.4 after 0\.5/,
    ],
    [
      ['components', 1, 'desorption', 'validity', 'activity'],
      [0.8, 0],
      'components[1].desorption.validity.activity',
      /0\.8 before 0;/,
    ],
    [
      ['components', 1, 'desorption', 'validity', 'temperatureK'],
      [333, 298],
      'components[1].desorption.validity.temperatureK',
      /333 before 298;/,
    ],
    [
      ['components', 1, 'diffusion', 'diffusivityM2PerS', 'uncertainty', 'upper'],
      5e-17,
      'components[1].diffusion.diffusivityM2PerS.uncertainty',
      /lower below upper/,
    ],
    [
      ['thicknessM', 'validity'],
      { temperatureK: [333, 298] },
      'thicknessM.validity.temperatureK',
      /333 before 298;/,
    ],
    [
      ['thicknessM', 'validity'],
      { temperatureK: [-1, 298] },
      'thicknessM.validity.temperatureK[0]',
      /found -1; allowed: a number above 0: temperature in K/,
    ],
    [['thickness'], 1, 'thickness', /unknown key "thickness".*Did you mean "thicknessM"/],
    [['coatedSides'], 'tow', 'coatedSides', /found the text "tow".*Did you mean "two"/],
    [['format'], 'postdry.material/2', 'format', /postdry\.material\/1/],
    [['thicknessM'], 6e-5, 'thicknessM', /found 0\.00006; allowed: a group of keys/],
    [['thicknessM'], [], 'thicknessM', /found a list of 0 entries; allowed: a group of keys/],
  ])('is refused with %j = %j', (keys, value, path, words) => {
    const issues = issuesOf(changed(keys, value));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ path });
    expect(issues[0]?.message).toMatch(words);
  });

  it('without anything between whose particles there are pores is refused', () => {
    const dry = materialSet();
    const [graphite, pvdf] = dry.components;
    graphite!.massFraction.value = 0;
    pvdf!.massFraction.value = 1;
    expect(issuesOf(dry)).toMatchObject([
      {
        path: 'components',
        found: expect.stringContaining('no component with the scale "macro"') as string,
      },
    ]);
  });

  it('with more classes of thickness than a case can have is refused', () => {
    const set = materialSet();
    const [graphite, pvdf] = set.components;
    const binders = Array.from({ length: 5 }, (_, at) => ({
      ...pvdf!,
      id: `binder-${at}`,
      massFraction: { value: 0.01, source: 'own value' },
    }));
    set.components = [graphite!, ...binders];
    const share = 1 / 8;
    set.micro!.thickness.classes = Array.from({ length: 8 }, () => ({ lengthM: 1e-7, share }));
    expect(issuesOf(set)).toMatchObject([
      {
        path: 'micro.thickness.classes',
        found: '8 classes for each of 5 components on the micro scale',
      },
    ]);
  });

  it('with a third limit of a range is refused', () => {
    const keys = ['components', 1, 'desorption', 'validity', 'activity'];
    expect(issuesOf(changed(keys, [0, 0.4, 0.8]))).toMatchObject([
      { path: 'components[1].desorption.validity.activity' },
    ]);
  });

  it('says in its own words what a text is that is none', () => {
    expect(issuesOf('')).toMatchObject([
      { message: expect.stringContaining('a material set') as string },
    ]);
    expect(issuesOf('"{}"')).toHaveLength(1);
    expect(issuesOf('{')).toMatchObject([{ found: expect.stringContaining('line 1') as string }]);
  });

  it('never throws, whatever it is read from', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.anything()), (input) => {
        expect(parseMaterialSet(input).ok).toBe(false);
      }),
    );
  });
});
