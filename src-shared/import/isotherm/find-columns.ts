import { asked, read, type Decision, type ImportAnswers, type ImportOutcome } from '../outcome.ts';
import type { MeasuredTable, NumberColumn, TextColumn } from '../table/measured-table.ts';
import { branchOfWord } from './branch.ts';

export interface IsothermColumns {
  readonly activity: NumberColumn;
  /** the loading, or one for each branch */
  readonly loading: NumberColumn | { adsorption: NumberColumn; desorption: NumberColumn };
  readonly branch: TextColumn | null;
  readonly understood: readonly Decision[];
  readonly warnings: readonly string[];
}

const isLoading =
  /loading|beladung|uptake|gehalt|content|emc\b|adsorbed|sorbed|change in mass|mass change|massen(änderung|zunahme)|\bdm\b|^x\b|^q\b|kgperkg/i;
const isActivity =
  /activity|aktivität|^a_?w\b|^a$|(?<![a-z])r[hf](?![a-z])|\br\.\s?h\.?|\br\.\s?f\.?|humidity|feuchte|p\/p[0o]|relative pressure|relativdruck/i;

/** Finds the columns of an isotherm by their names; asks where the names do not tell. */
export function findIsothermColumns(
  table: MeasuredTable,
  answers: ImportAnswers,
): ImportOutcome<IsothermColumns> {
  const numbers = table.columns.filter((column) => column.kind === 'number');
  const both = bothBranches(numbers);
  const activities = numbers.filter(({ name }) => isActivity.test(name) && !isLoading.test(name));
  const activity = pick(numbers, activities, answers.activityColumn, both === null, [0, 1]);
  if (activity === null) return ask('activityColumn', 'the water activity', numbers, activities);
  const rest = numbers.filter((column) => column !== activity.column);
  const branch = table.columns.find((column) => column.kind === 'text' && tellsBranch(column));
  const found = {
    activity: activity.column,
    branch: branch?.kind === 'text' ? branch : null,
    warnings: activity.guessed ? [firstIsActivity(activity.column.name)] : [],
  };
  if (both !== null && answers.loadingColumn === undefined) {
    const decided = `"${both.adsorption.name}" and "${both.desorption.name}"`;
    const why = 'their names are those of the branches';
    const loading = { what: 'columns of the loading', decided, why };
    return read({ ...found, loading: both, understood: [decision('activity', activity), loading] });
  }
  const loadings = rest.filter(({ name }) => isLoading.test(name));
  const loading = pick(rest, loadings, answers.loadingColumn, true, [0, 0]);
  if (loading === null) return ask('loadingColumn', 'the loading', rest, loadings);
  return read({
    ...found,
    loading: loading.column,
    understood: [decision('activity', activity), decision('loading', loading)],
  });
}

interface Picked {
  readonly column: NumberColumn;
  readonly why: string;
  readonly guessed: boolean;
}

/**
 * The column that was stated, the only one with such a name, or else the only one there is. The
 * first of exactly two is taken where `lone` allows it, as tables are usually written.
 */
function pick(
  columns: readonly NumberColumn[],
  byName: readonly NumberColumn[],
  answer: string | undefined,
  mayBeLone: boolean,
  [position, others]: readonly [number, number],
): Picked | null {
  const stated = columns.find(({ name }) => name === answer);
  if (stated !== undefined) return { column: stated, why: 'it was stated', guessed: false };
  if (answer !== undefined) return null;
  const [named, second] = byName;
  if (named !== undefined) {
    return second === undefined ? { column: named, why: 'by its name', guessed: false } : null;
  }
  const column = columns[position];
  if (!mayBeLone || column === undefined || columns.length !== others + 1) return null;
  const why = others === 0 ? 'no other column of numbers is left' : 'it is the first of two';
  return { column, why, guessed: others > 0 };
}

const firstIsActivity = (name: string) =>
  `The header does not tell which column is the water activity; the first, "${name}", is taken.`;

function decision(what: string, { column, why }: Picked): Decision {
  return { what: `column of the ${what}`, decided: `"${column.name}"`, why };
}

function ask(
  key: 'activityColumn' | 'loadingColumn',
  what: string,
  columns: readonly NumberColumn[],
  byName: readonly NumberColumn[],
): ImportOutcome<never> {
  const names = (byName.length > 1 ? byName : columns).map(({ name }) => name);
  return asked(key, `Which column is ${what}?`, names);
}

function bothBranches(
  numbers: readonly NumberColumn[],
): { adsorption: NumberColumn; desorption: NumberColumn } | null {
  const of = (branch: string) => numbers.filter(({ name }) => branchOfWord(name) === branch);
  const [adsorption, ...moreUp] = of('adsorption');
  const [desorption, ...moreDown] = of('desorption');
  if (adsorption === undefined || desorption === undefined) return null;
  return moreUp.length + moreDown.length === 0 ? { adsorption, desorption } : null;
}

function tellsBranch({ values }: TextColumn): boolean {
  const words = values.filter((value) => value !== null);
  return words.length > 0 && words.every((word) => branchOfWord(word) !== null);
}
