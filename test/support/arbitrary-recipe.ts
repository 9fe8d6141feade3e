import * as fc from 'fast-check';
import type { Recipe, RecipeStep } from '#shared/domain/recipe/recipe.ts';
import { RECIPE_FORMAT } from '#shared/domain/recipe/recipe.ts';
import type { RecipeGas } from '#shared/domain/recipe/recipe-gas.ts';
import { roundSignificant } from '#shared/units/round-significant.ts';

/** Numbers as a file may hold them: with few digits, as people write them, or with all fifteen. */
function numberBetween(min: number, max: number): fc.Arbitrary<number> {
  const any = fc.double({ min, max, noNaN: true }).map((value) => roundSignificant(value));
  const round = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  return fc.oneof(any, min < max - 1 ? round : any);
}

const variedName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/);

const varied = (numbers: fc.Arbitrary<number>) =>
  fc.oneof(numbers, fc.record({ name: variedName, value: numbers }));

const temperatureK = varied(numberBetween(200, 700));
const pressurePa = varied(numberBetween(1e-3, 1e6));
const durationS = varied(numberBetween(0, 1e6));
const ppm = varied(numberBetween(1e-3, 1e5));

/** Text on one line as a note or title keeps it: without spaces at its ends. */
const line = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((text) => text.replaceAll(/[\p{C}\p{Z}]/gu, ' ').trim())
  .filter((text) => text !== '');

/** A title may even hold the ends of lines, quotes and backslashes. */
const title = fc
  .string({
    minLength: 1,
    maxLength: 40,
    unit: fc.constantFrom('a', 'n', ' ', '"', '\\', '#', ',', '\n', '\r', '°', '{', '}'),
  })
  .map((text) => text.trim())
  .filter((text) => text !== '');

/** A record with some keys missing. */
function some<Shape extends object>(
  model: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> },
  requiredKeys: (keyof Shape)[],
) {
  return fc.record(model, { requiredKeys });
}

const moisture = fc.oneof(
  fc.record({
    kind: fc.constant('dew-point'),
    dewPointK: temperatureK,
    at: fc.constant('chamber'),
  }),
  some(
    {
      kind: fc.constant('dew-point'),
      dewPointK: temperatureK,
      at: fc.constant('line'),
      linePressurePa: pressurePa,
    },
    ['kind', 'dewPointK', 'at'],
  ),
  fc.record({
    kind: fc.constant('relative-humidity'),
    relativeHumidity: varied(numberBetween(0, 1)),
  }),
  fc.record({
    kind: fc.constant('vapour-pressure'),
    vapourPressurePa: varied(numberBetween(0, 1e5)),
  }),
);
const gas = some({ name: fc.constantFrom('N2', 'Ar', 'air'), moisture }, [
  'moisture',
]) as fc.Arbitrary<RecipeGas>;

const water = {
  measure: fc.constantFrom('mean', 'max', 'centre', 'edge', 'binder'),
  basis: fc.constantFrom('coating', 'electrode'),
  ppm,
};
const comparison = fc.constantFrom('below', 'above');
const condition = fc.oneof(
  some({ quantity: fc.constant('water'), comparison, ...water }, [
    'quantity',
    'comparison',
    'measure',
    'ppm',
  ]),
  fc.record({ quantity: fc.constant('coil-temperature'), comparison, temperatureK }),
);
const end = fc.oneof(
  fc.record({ kind: fc.constant('for'), durationS }),
  some({ kind: fc.constant('until'), condition, atMostS: durationS }, ['kind', 'condition']),
);
const common = { branch: fc.constantFrom('desorption', 'adsorption'), note: line };

const ramp = fc.oneof(
  fc.record({}),
  fc.record({ rateKPerS: varied(numberBetween(1e-4, 10)) }),
  fc.record({ withinS: durationS }),
);
const heat = fc
  .tuple(
    some({ kind: fc.constantFrom('heat', 'cool'), temperatureK, pressurePa, gas, ...common }, [
      'kind',
      'temperatureK',
    ]),
    ramp,
  )
  .map(([step, how]) => ({ ...step, ...how }));

const plain = (profile: fc.Arbitrary<string>) =>
  fc.oneof(
    heat,
    some({ kind: fc.constant('evacuate'), pressurePa, withinS: durationS, gas, ...common }, [
      'kind',
      'pressurePa',
    ]),
    some({ kind: fc.constant('purge'), gas, pressurePa, withinS: durationS, ...common }, [
      'kind',
      'gas',
    ]),
    some({ kind: fc.constant('vent'), gas, pressurePa, withinS: durationS, ...common }, [
      'kind',
      'gas',
      'pressurePa',
    ]),
    some({ kind: fc.constant('hold'), temperatureK, pressurePa, gas, end, ...common }, [
      'kind',
      'end',
    ]),
    some(
      {
        kind: fc.constant('expose'),
        place: fc.constantFrom('room', 'dry-room'),
        temperatureK,
        pressurePa,
        gas,
        end,
        ...common,
      },
      ['kind', 'place', 'temperatureK', 'gas', 'end'],
    ),
    some(
      {
        kind: fc.constant('follow'),
        profile,
        channels: fc.uniqueArray(fc.constantFrom('T', 'p', 'pw'), { minLength: 1, maxLength: 3 }),
        gas,
        until: condition,
        ...common,
      },
      ['kind', 'profile', 'channels'],
    ),
  );

function stepsWith(profile: fc.Arbitrary<string>, depth: number): fc.Arbitrary<RecipeStep[]> {
  const leaf = plain(profile) as fc.Arbitrary<RecipeStep>;
  const repeat = some(
    {
      kind: fc.constant('repeat'),
      times: varied(fc.integer({ min: 1, max: 1000 })),
      until: condition,
      atMostS: durationS,
      steps:
        depth > 0 ? stepsWith(profile, depth - 1) : fc.array(leaf, { minLength: 1, maxLength: 2 }),
      note: line,
    },
    ['kind', 'steps'],
  ) as fc.Arbitrary<RecipeStep>;
  return fc.array(depth > 0 ? fc.oneof({ weight: 5, arbitrary: leaf }, repeat) : leaf, {
    minLength: 1,
    maxLength: 4,
  });
}

const profileNamed = (name: string) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 5 })
    .chain((later) => {
      const timeS = [0, ...later.toSorted((a, b) => a - b)];
      const series = (numbers: fc.Arbitrary<number>) =>
        fc.array(numbers, { minLength: timeS.length, maxLength: timeS.length });
      return fc.record({
        name: fc.constant(name),
        timeS: fc.constant(timeS),
        temperatureK: series(numberBetween(280, 450)),
        pressurePa: series(numberBetween(1, 1e5)),
        vapourPressurePa: series(numberBetween(0, 100)),
      });
    });

/** Any recipe that the format allows, sensible or not. */
export const arbitraryRecipe: fc.Arbitrary<Recipe> = fc
  .uniqueArray(title, { minLength: 1, maxLength: 2 })
  .chain((profileNames) =>
    some(
      {
        format: fc.constant(RECIPE_FORMAT),
        title,
        notes: fc.array(line, { minLength: 1, maxLength: 3 }),
        target: some(water, ['measure', 'ppm']),
        start: some({ temperatureK, pressurePa, gas }, []).filter(
          (start) => Object.keys(start).length > 0,
        ),
        chamber: fc.record({
          volumeM3: varied(numberBetween(1e-3, 100)),
          pumpM3PerS: varied(numberBetween(1e-6, 10)),
          leakPaM3PerS: varied(numberBetween(0, 1)),
          coils: varied(fc.integer({ min: 1, max: 100 })),
        }),
        coil: some(
          {
            gasTransferWPerM2K: varied(numberBetween(0, 100)),
            emissivity: varied(numberBetween(0, 1)),
            contactWPerK: varied(numberBetween(0, 1000)),
            heatCapacityJPerKgK: varied(numberBetween(1, 5000)),
            massKg: varied(numberBetween(1e-3, 1e3)),
            areaM2: varied(numberBetween(1e-3, 100)),
          },
          ['gasTransferWPerM2K', 'emissivity', 'contactWPerK', 'heatCapacityJPerKgK'],
        ),
        steps: stepsWith(fc.constantFrom(...profileNames), 2),
        profiles: fc.tuple(...profileNames.map(profileNamed)),
      },
      ['format', 'title', 'steps', 'profiles'],
    ),
  );
