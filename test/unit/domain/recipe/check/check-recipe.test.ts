import { describe, expect, it } from 'vitest';
import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { parseRecipeText, placeOf } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import { withNamedValue } from '#shared/domain/recipe/varied-values.ts';
import { transportOf, shippedCoil } from '../../../../support/electrode-cases.ts';
import { parsedCase } from '../../../../support/linear-coating.ts';
import { isothermCase, linearCase } from '../../../../support/transport-cases.ts';
import { coilCase, recipeOf, shippedRecipe } from '../../../../support/recipe-runs.ts';

const gas = 'in N2 dew point -40 °C';
const hot = `Heat to 120 °C at 2 K/min ${gas}, 5 mbar`;
const direct = (transportCase: RecipeCase['transportCase']): RecipeCase => ({
  title: 'direct',
  transportCase,
});

/** What is found, as "severity path: message". */
function found(lines: string[], recipeCase?: RecipeCase): string[] {
  return checkRecipe(recipeOf(...lines), recipeCase).map(
    ({ severity, path, message }) => `${severity} ${path}: ${message}`,
  );
}

describe('the check', () => {
  it.each(['coil-standard', 'coil-until-dry', 'coil-oven-log'])('finds nothing in %s', (name) => {
    expect(checkRecipe(shippedRecipe(name))).toEqual([]);
    expect(checkRecipe(shippedRecipe(name), coilCase())).toEqual([]);
  });

  it.each<[string, string[], RegExp]>([
    [
      'a condition without a cap',
      [hot, 'Hold until water < 200 ppm'],
      /^error steps\[1\]\.end\.condition: .*no cap/,
    ],
    [
      'a repeat that never ends',
      [hot, 'Repeat', '  Hold for 1 h'],
      /^error steps\[1\]: The repeat never ends/,
    ],
    [
      'a repeat until something, without a cap',
      [hot, 'Repeat until water < 200 ppm', '  Hold for 1 h'],
      /^error steps\[1\]: The repeat has no cap/,
    ],
    [
      'a repeat of nothing',
      [hot, 'Repeat at most 1 h', '  Evacuate to 1 mbar'],
      /^error steps\[1\]: .*none of its steps takes any time/,
    ],
    [
      'repeats whose rounds multiply beyond what can be listed',
      [hot, 'Repeat 1000 times', '  Repeat 100 times', '    Hold for 1 s'],
      /^error steps\[1\]: .*100000 steps; at most 20000/,
    ],
    [
      'a hold without a reasonable end',
      [hot, 'Hold for 1e300 h'],
      /^error steps\[1\]: The step would take more than 1000000000 s/,
    ],
    [
      'a ramp that takes centuries',
      [`Heat to 120 °C at 1e-9 K/s ${gas}, 5 mbar`],
      /^error steps\[0\]\.rateKPerS: .*higher rate/,
    ],
    [
      'a ramp whose time is beyond all numbers',
      [`Heat to 120 °C at 1e-310 K/s ${gas}, 5 mbar`],
      /^error steps\[0\]\.rateKPerS: .*higher rate/,
    ],
    [
      'a cap beyond reason',
      [hot, 'Hold until water < 200 ppm, at most 1e20 d'],
      /^error steps\[1\]: .*shorter time/,
    ],
    [
      'a name with two values',
      [hot, 'Hold for {t = 1 h}', 'Hold for {t = 2 h}'],
      /^error steps\[2\]\.end\.durationS: The name "t" already stands for 3600/,
    ],
    [
      'a name with two meanings',
      ['Heat to {x = 120 °C} at 2 K/min', 'Hold for {x = 2 h}'],
      /^error .*"x" already stands for a temperature/,
    ],
    [
      'more vapour than pressure',
      [`Hold 120 °C, 5 mbar in N2 dew point 20 °C (chamber) for 1 h`],
      /^error steps\[0\]\.gas: .*23\.4 mbar, above the total pressure of 5 mbar/,
    ],
    [
      'more vapour than pressure after a step',
      [
        'Hold 120 °C, 1 bar in N2 dew point 20 °C (chamber) for 1 h',
        'Evacuate to 5 mbar in N2 dew point 0 °C (chamber)',
      ],
      /^error steps\[1\]\.gas: .*above the total pressure/,
    ],
    [
      'a temperature below freezing',
      [`Cool to -20 °C at 1 K/min ${gas}`],
      /^error steps\[0\]\.temperatureK: -20 °C is outside 0\.01 °C to 373\.946 °C,/,
    ],
    [
      'a dew point that nobody knows',
      ['Hold in N2 dew point -120 °C for 1 h'],
      /^error steps\[0\]\.gas: Dew and frost points are known/,
    ],
    [
      'a vacuum that is too deep',
      [`Heat to 120 °C at 2 K/min ${gas}`, 'Evacuate to 0.01 mbar'],
      /^warning steps\[1\]\.pressurePa: 0\.01 mbar is outside/,
    ],
    [
      'a pressure above the usual',
      [`Heat to 120 °C at 2 K/min ${gas}, 2 bar`],
      /^warning steps\[0\]\.pressurePa: 2000 mbar is outside/,
    ],
    [
      'an oven that is too hot',
      [`Heat to 180 °C at 2 K/min ${gas}`],
      /^warning steps\[0\]\.temperatureK: 180 °C is outside the usual/,
    ],
    [
      'an oven that is too cold',
      [`Heat to 40 °C at 2 K/min ${gas}`],
      /^warning steps\[0\]\.temperatureK: 40 °C is outside the usual/,
    ],
    [
      'heating that cools',
      [hot, `Heat to 80 °C at 2 K/min`],
      /^warning steps\[1\]\.temperatureK: The step cools/,
    ],
    [
      'a jump of the oven',
      [`Hold 120 °C ${gas} for 1 h`],
      /^warning steps\[0\]\.temperatureK: The oven jumps/,
    ],
    [
      'gas that nobody described',
      ['Heat to 120 °C at 2 K/min'],
      /^warning steps\[0\]: Nothing says how moist/,
    ],
    [
      'gas wetter than saturated',
      ['Hold 25 °C in air RH 60 % for 1 h', 'Cool to 10 °C at 1 K/min'],
      /^warning steps\[1\]: .*wetter than saturated/,
    ],
    [
      'argon',
      ['Hold 25 °C in Ar dew point -40 °C for 1 h'],
      /^warning steps\[0\]\.gas: Transport in argon/,
    ],
  ])('finds %s', (_what, lines, message) => {
    expect(found(lines).join('\n')).toMatch(new RegExp(message, 'm'));
  });

  it('tells errors first', () => {
    const severities = checkRecipe(
      recipeOf(`Hold 180 °C ${gas} for 1 h`, 'Hold until water < 200 ppm'),
    ).map(({ severity }) => severity);
    expect(severities[0]).toBe('error');
    expect(severities).toContain('warning');
    expect(severities).toEqual(severities.toSorted());
  });

  it('knows the line of what it finds', () => {
    const read = parseRecipeText(`recipe "R"\n  ${hot}\n  Hold until water < 200 ppm\n`);
    if (!read.ok) throw new Error('It is a valid text.');
    const [issue] = checkRecipe(read.recipe);
    expect(placeOf(issue?.path ?? '', read.places)).toMatchObject({ line: 3, column: 8 });
  });
});

describe('on a coil, the check', () => {
  const wetHold = 'Hold 60 °C, 1 bar in air RH 40 % until water < 200 ppm, at most 10 h';

  it('finds what no time is long enough for, against the equilibrium of that step', () => {
    const [issue] = found([wetHold], coilCase());
    expect(issue).toMatch(/^error steps\[0\]\.end\.condition: water < 200 ppm cannot be reached/);
    const held = Number(/the coil holds ([\d.]+) ppm/.exec(issue ?? '')?.[1]);
    expect(held).toBeGreaterThan(200);
    const reachable = wetHold.replace('200', String(Math.ceil(held) + 1));
    expect(found([reachable], coilCase()).filter((text) => text.startsWith('error'))).toEqual([]);
  });

  it('finds a target that no step reaches, and water that no exposure brings', () => {
    const target = found(['target water < 0.0001 ppm', hot, 'Hold for 1 h'], coilCase());
    expect(target[0]).toMatch(/^error target: water < 1e-4 ppm cannot be reached/);
    const uptake = 'Expose to dry room 23 °C, dew point -40 °C until water > 5000 ppm, at most 1 d';
    expect(found([uptake], coilCase())[0]).toMatch(/^error .*water > 5000 ppm cannot be reached/);
  });

  it('finds materials that get too hot and isotherms outside their range', () => {
    const separator = shippedCoil('polyolefin-separator');
    const recipeCase = {
      title: '',
      transportCase: transportOf(separator),
      electrodeCase: separator,
    };
    expect(found([hot, 'Hold for 1 h'], recipeCase).join('\n')).toMatch(
      /warning steps\[0\]\.temperatureK: 120 °C is too hot for .*separator.* 85 °C/,
    );
    const tooHot = found([`Heat to 160 °C at 2 K/min ${gas}, 5 mbar`], coilCase()).join('\n');
    expect(tooHot).toMatch(/too hot for CMC \(binder\)/);
    expect(tooHot).toMatch(/isotherm of CMC is known from 15 °C to 150 °C, not at 160 °C/);
  });

  it('says why no recipe can act on a case', () => {
    expect(found([hot], direct(parsedCase(linearCase)))).toEqual([
      expect.stringMatching(/^error : .*linear sorption/),
    ]);
    expect(found([hot], direct(parsedCase(isothermCase)))).toEqual([
      expect.stringMatching(/dry mass/),
    ]);
  });

  it('knows which masses and bodies a case does not tell', () => {
    const recipeCase = direct({ ...parsedCase(isothermCase), dryCoatingDensityKgPerM3: 1500 });
    expect(found(['target water < 200 ppm (mean, with foil)', hot], recipeCase)[0]).toMatch(
      /^error target: The case does not tell the dry mass with foil/,
    );
    expect(found(['coil lags', hot], recipeCase).join('\n')).toMatch(
      /error coil: .*mass and the surface/,
    );
    expect(found(['coil lags, mass 80 kg, area 1 m²', hot], recipeCase).join('\n')).not.toMatch(
      /error/,
    );
  });
});

it('a value that a sweep puts in does not make a step negative', () => {
  const recipe = withNamedValue(recipeOf(hot, 'Hold for {soak = 2 h}'), 'soak', -5);
  expect(checkRecipe(recipe)).toContainEqual(
    expect.objectContaining({ severity: 'error', path: 'steps[1]' }),
  );
});
