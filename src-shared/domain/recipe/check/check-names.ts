import { printNumber } from '../language/print-value.ts';
import type { Recipe } from '../recipe.ts';
import { error, type RecipeIssue } from './recipe-issue.ts';

interface Named {
  readonly path: string;
  /** Key that the value belongs to, which tells its quantity. */
  readonly key: string;
  readonly name: string;
  readonly value: number;
}

/** A name stands for one value wherever it is used. */
export function checkNames(recipe: Recipe): RecipeIssue[] {
  const all = namedValues(recipe, '', '');
  return all.flatMap(({ path, key, name, value }, index) => {
    const first = all.slice(0, index).find((other) => other.name === name);
    if (first === undefined) return [];
    if (quantityOf(first.key) !== quantityOf(key)) {
      return [error(path, `The name "${name}" already stands for a ${quantityOf(first.key)}.`)];
    }
    return first.value === value
      ? []
      : [
          error(
            path,
            `The name "${name}" already stands for ${printNumber(first.value)} (SI), here for ${printNumber(value)}: give it one value or another name.`,
          ),
        ];
  });
}

function quantityOf(key: string): string {
  const unit = /(KPerS|K|Pa|S|ppm|times|relativeHumidity)$/.exec(key)?.[0] ?? key;
  const words: Record<string, string> = {
    KPerS: 'rate',
    K: 'temperature',
    Pa: 'pressure',
    S: 'time',
    ppm: 'water content',
    times: 'count',
    relativeHumidity: 'relative humidity',
  };
  return words[unit] ?? unit;
}

/** Values with a name, anywhere in a document. */
function namedValues(part: unknown, path: string, key: string): Named[] {
  if (typeof part !== 'object' || part === null) return [];
  const { name, value } = part as { name?: unknown; value?: unknown };
  if (typeof name === 'string' && typeof value === 'number') return [{ path, key, name, value }];
  return Object.entries(part).flatMap(([inner, child]) =>
    Array.isArray(part)
      ? namedValues(child, `${path}[${inner}]`, key)
      : namedValues(child, path === '' ? inner : `${path}.${inner}`, inner),
  );
}
