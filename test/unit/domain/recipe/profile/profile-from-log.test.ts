import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { withProfile } from '#shared/domain/recipe/language/with-profile.ts';
import { profileFromLog } from '#shared/domain/recipe/profile/profile-from-log.ts';
import { thinLines } from '#shared/domain/recipe/profile/thin-lines.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';

const request = {
  name: 'Oven 3',
  temperatureToleranceK: 0.5,
  pressureTolerance: 0.02,
  withVapour: true,
};

/** A heated and evacuated oven, every 10 s. */
const timeS = Array.from({ length: 361 }, (_, i) => 100 + 10 * i);
const temperatureK = timeS.map((time) => 298.15 + 90 * (1 - Math.exp(-(time - 100) / 900)));
const pressurePa = timeS.map((time) => 500 + 99_500 * Math.exp(-(((time - 100) / 700) ** 2)));

const interpolated = (x: readonly number[], y: readonly number[], at: number): number => {
  const right = Math.max(
    1,
    x.findIndex((each) => each >= at),
  );
  const [a, b] = [x[right - 1]!, x[right]!];
  return y[right - 1]! + ((at - a) / (b - a)) * (y[right]! - y[right - 1]!);
};

describe('a profile from a log', () => {
  it('has few points, and stays within the tolerances of every row', () => {
    const made = profileFromLog({ timeS, temperatureK, pressurePa }, request);
    const { profile } = made;
    expect(made).toMatchObject({ channels: ['T', 'p'], rowCount: 361, leftOutCount: 0 });
    expect(profile.timeS[0]).toBe(0);
    expect(profile.timeS.at(-1)).toBe(3600);
    expect(profile.timeS.length).toBeLessThan(40);
    timeS.forEach((time, i) => {
      const kelvin = interpolated(profile.timeS, profile.temperatureK!, time - 100);
      const pascal = interpolated(profile.timeS, profile.pressurePa!, time - 100);
      expect(Math.abs(kelvin - temperatureK[i]!)).toBeLessThan(0.501);
      expect(Math.abs(pascal / pressurePa[i]! - 1)).toBeLessThan(0.0201);
    });
    const finer = { ...request, temperatureToleranceK: 0.05, pressureTolerance: 0.002 };
    const many = profileFromLog({ timeS, temperatureK, pressurePa }, finer).profile.timeS;
    expect(many.length).toBeGreaterThan(profile.timeS.length);
  });

  it('takes the stated part, leaves out rows without a value, and of one time the last row', () => {
    const log = {
      timeS: [0, 10, 20, 20, 30, 40, 50],
      temperatureK: [300, 300, 310, 320, null, 320, 320],
      pressurePa: [1e5, 1e5, 1e5, 1e5, 1e5, -3, 1e5],
    };
    const made = profileFromLog(log, { ...request, fromS: 10 });
    expect(made.profile).toMatchObject({ timeS: [0, 10, 40], temperatureK: [300, 320, 320] });
    expect(made).toMatchObject({ rowCount: 3, leftOutCount: 3 });
    expect(() => profileFromLog(log, { ...request, fromS: 45 })).toThrow(/holds 1 rows/);
    expect(() => profileFromLog({ timeS: log.timeS }, request)).toThrow(/neither a temperature/);
  });

  it('turns the humidity of the log into a vapour pressure', () => {
    const log = { timeS: [0, 60], temperatureK: [298.15, 333.15], relativeHumidity: [0.5, 0.01] };
    const { profile, channels } = profileFromLog(log, request);
    expect(channels).toEqual(['T', 'pw']);
    expect(profile.vapourPressurePa![0]! / (0.5 * saturationPressurePa(298.15))).toBeCloseTo(1, 5);
    expect(profileFromLog(log, { ...request, withVapour: false }).channels).toEqual(['T']);
  });

  it('is a part of a recipe whose text stays as it was written', () => {
    const text = 'recipe "A"\n    # as logged\n    1 Follow profile "Oven 3" (T, p)\n';
    const { profile } = profileFromLog({ timeS, temperatureK, pressurePa }, request);
    const added = withProfile(text, profile);
    expect(added.startsWith(text)).toBe(true);
    const read = parseRecipeText(added);
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    const [parsed] = read.recipe.profiles!;
    expect(parsed?.timeS).toEqual(profile.timeS);
    parsed!.temperatureK!.forEach((value, i) =>
      expect(value / profile.temperatureK![i]!).toBeCloseTo(1, 12),
    );
  });
});

it('lines stay within the tolerance of all series at every point', () => {
  const series = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
    minLength: 8,
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      series,
      series,
      fc.double({ min: 0.01, max: 60, noNaN: true }),
      (a, b, tolerance) => {
        const x = a.map((_, i) => i ** 1.5);
        const lists = [a, b];
        const kept = thinLines(
          x,
          lists.map((values) => ({ values, tolerance: () => tolerance })),
        );
        expect([kept[0], kept.at(-1)]).toEqual([0, 7]);
        for (const values of lists) {
          const [keptX, keptY] = [kept.map((at) => x[at]!), kept.map((at) => values[at]!)];
          values.forEach((value, i) => {
            const line = interpolated(keptX, keptY, x[i]!);
            expect(Math.abs(line - value)).toBeLessThanOrEqual(tolerance * (1 + 1e-9));
          });
        }
      },
    ),
  );
});
