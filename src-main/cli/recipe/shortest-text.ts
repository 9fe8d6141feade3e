import Table from 'cli-table3';
import type { NamedQuantity } from '#shared/domain/recipe/varied-values.ts';
import { caveatsInWords } from '#shared/domain/study/optimum-caveats.ts';
import { WANTED } from '#shared/domain/study/robust-study.ts';
import type { RowAccuracy } from '#shared/domain/sweep/row-accuracy.ts';
import type { ShortestRecipe } from '#shared/simulation/sweep/shortest-recipe.ts';
import type { TriedRecipe } from '#shared/simulation/sweep/shortest-with-samples.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { shownValue } from './named-value-options.ts';
import { basisOf, type Common, errorsOf } from './robust-text.ts';

interface Named {
  readonly name: string;
  readonly quantity: NamedQuantity;
}

/** The shortest recipe that was found, and all that were tried. */
export function shortestInWords(
  {
    best,
    tried,
    status,
    errors,
  }: ShortestRecipe<TriedRecipe> & { readonly errors: RowAccuracy | null },
  searched: Named,
  chosen: readonly Named[],
  common: Common,
): string {
  const wanted = `P(${common.target}) of ${100 * WANTED} % or more`;
  const valuesOf = ({ values, value, kind }: TriedRecipe): string[] => [
    ...chosen.map(({ quantity }, k) => shownValue(values[k] ?? Number.NaN, quantity)),
    value === null ? notFound[kind] : shownValue(value, searched.quantity),
  ];
  const names = [...chosen, searched].map(({ name }) => name);
  const table = new Table({
    head: [...names, 'length, median'],
    style: { head: [], border: [] },
  });
  for (const one of tried) table.push([...valuesOf(one), lengthOf(one)]);
  const answer =
    best === undefined
      ? `No values within the bounds have ${wanted}. Widen the bounds.`
      : `Shortest recipe with ${wanted}: ${lengthOf(best)}, with ${valuesOf(best)
          .map((value, k) => `${names[k] ?? ''} = ${value}`)
          .join(', ')}.`;
  const how = {
    done: 'A compass search with steps down to 1/16 of the bounds: the best near the values that were tried, which need not be the best of all.',
    'most-tried':
      'The search ended at the most choices that it tries; narrow the bounds and go on.',
    stopped: 'The search was stopped before its end.',
  }[status];
  const caveats = caveatsInWords(
    best?.trials ?? [],
    best?.value ?? null,
    (value) => `${searched.name} = ${shownValue(value, searched.quantity)}`,
  );
  const basis = [basisOf(common), ...errorsOf(errors, common)];
  return [answer, ...caveats, how, table.toString(), ...basis].join('\n');
}

const notFound: Record<TriedRecipe['kind'], string> = {
  found: '–',
  everywhere: '–',
  nowhere: 'none suffices',
  'not-shorter': 'not shorter',
};

const lengthOf = ({ lengthS }: TriedRecipe): string =>
  lengthS === null ? '–' : formatDuration(lengthS);
