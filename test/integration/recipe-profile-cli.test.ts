import { describe, expect, it } from 'vitest';
import type { RecipeResult } from '#shared/domain/recipe/recipe-result.ts';
import { commandFolder, expectCommandRefusal } from '../support/postdry-command.ts';

describe('postdry recipe run --profile', () => {
  const minutes = Array.from({ length: 91 }, (_, i) => i);
  const log = [
    't [min];T oven [°C];p [mbar];Dew point [°C]',
    ...minutes.map((minute) => {
      const celsius = 25 + 85 * (1 - Math.exp(-minute / 20));
      const mbar = 5 + 995 * Math.exp(-((minute / 15) ** 2));
      return `${minute};${celsius.toFixed(2)};${mbar.toFixed(3)};-45`;
    }),
  ].join('\n');

  it('follows the log of an oven that was imported, thinned to what is stated', async () => {
    const { run, file, written } = commandFolder();
    file('coil.json', (await run(['example', 'cmc-sbr-coil'])).out);
    const imported = ['import', file('log.csv', log), '--out', 'log.json'];
    expect((await run([...imported, '--dew-point-at', 'chamber'])).code).toBe(0);
    const text =
      'recipe "As logged"\n  target water < 300 ppm (mean)\n' +
      '  1 Follow profile "Oven 3" (T, p, pw)\n  2 Hold for 30 min\n';
    const words = ['recipe', 'run', file('recipe.txt', text), '--case', 'coil.json'];
    const profile = ['--profile', 'Oven 3=log.json'];
    const { code, err } = await run([...words, ...profile, '--out', 'result.json']);
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('Profile "Oven 3" (T, p, pw): 91 rows'),
    ]);
    const points = Number(/became (\d+) points/.exec(err)?.[1]);
    expect(points).toBeGreaterThan(5);
    expect(points).toBeLessThan(60);
    const result = JSON.parse(written('result.json')) as RecipeResult;
    expect(result.steps[0]).toMatchObject({ startS: 0, endS: 5400 });
    expect(result.steps[0]!.temperatureK! - 273.15).toBeCloseTo(25 + 85 * (1 - Math.exp(-4.5)), 0);
    expect(result.steps[0]!.pressurePa! / 500).toBeCloseTo(1, 1);
    // The frost point of -45 °C is that of the chamber.
    expect(result.steps[0]!.vapourPressurePa! / 7.2).toBeCloseTo(1, 1);

    const coarse = [
      ...words,
      ...profile,
      '--profile-temperature',
      '5K',
      '--profile-pressure',
      '20%',
    ];
    const fewer = Number(/became (\d+) points/.exec((await run(coarse)).err)?.[1]);
    expect(fewer).toBeLessThan(points);
    expectCommandRefusal(await run(words), /Oven 3/);
    expectCommandRefusal(await run([...words, '--profile', 'log.json']), /name of the profile/);
    expectCommandRefusal(await run([...words, '--profile-pressure', '0.1']), /need a --profile/);
  });
});
