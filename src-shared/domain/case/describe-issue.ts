import type { CaseIssue } from './case-issue.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { caseFieldTable } from './case-field-table.ts';

/** Parts of a case that have no field of their own. */
const partNames: Readonly<Record<string, string>> = {
  resistances: 'Resistances',
  macro: 'Macro scale',
  micro: 'Micro scale',
  'micro.geometry': 'Shape',
  'micro.distribution': 'Classes of transport lengths',
  sorption: 'Sorption',
  initial: 'Start',
  boundary: 'Surroundings',
  'boundary.changes': 'Later surroundings',
  outputTimesS: 'Output times',
  profileTimesS: 'Profile times',
  microDepths: 'Depths of the micro scale',
};

const names = new Map([
  ...Object.entries(partNames),
  ...caseFieldTable.map(({ path, name, symbol }): [string, string] => {
    const [letter, subscript] = symbol;
    return [path, subscript === '' ? `${name} ${letter}` : `${name} ${letter}_${subscript}`];
  }),
]);

/** The name on screen of what stands at a key path; of the nearest part that has one. */
function nameOf(path: string): string {
  const plain = path.replaceAll(/\[\d+\]/g, '');
  for (let part = plain; part !== ''; part = part.slice(0, Math.max(part.lastIndexOf('.'), 0))) {
    const name = names.get(part);
    if (name !== undefined) return name;
  }
  return path;
}

/** Key paths such as `macro.volumeFraction` and keys such as `endTimeS` within a sentence. */
const keyPattern = /\b[a-z]+(?:\.[a-zA-Z]+)+\b|\b[a-z]+[A-Z]\w*\b/g;

/** Numbers with more digits than help anybody. */
const longNumber = /-?\d+\.\d{5,}(?:e[+-]?\d+)?/g;

/** A sentence whose numbers have no more digits than help. */
export function withShortNumbers(text: string): string {
  return text.replaceAll(longNumber, (digits) => formatNumber(Number(digits), 6));
}

function inNames(text: string, near: string): string {
  const group = near.split('.')[0] ?? '';
  return withShortNumbers(text).replaceAll(keyPattern, (key) => {
    const paths = [
      key,
      `${group}.${key}`,
      ...[...names.keys()].filter((path) => path.endsWith(`.${key}`)),
    ];
    const known = paths.find((path) => names.has(path));
    return known === undefined ? key : `“${names.get(known) ?? key}”`;
  });
}

/**
 * An issue as a sentence beside the field that was edited: other fields carry the names that they
 * have on screen instead of their keys.
 */
export function describeIssue(issue: CaseIssue, editedPath: string): string {
  const { path, found, expected } = issue;
  const place = path === '' || path === editedPath ? '' : `“${nameOf(path)}”: `;
  const sentence = `found ${inNames(found, path)}; allowed: ${inNames(expected, path)}.`;
  return place === '' ? sentence.replace(/^found/, 'Found') : place + sentence;
}
