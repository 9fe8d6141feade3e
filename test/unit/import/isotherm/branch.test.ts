import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchesByDirection, branchOfWord } from '#shared/import/isotherm/branch.ts';

const letters = (activities: readonly number[]) =>
  branchesByDirection(activities)
    .branch.map((branch) => branch[0])
    .join('');

describe('branches by the direction of the activity', () => {
  it.each([
    [[0.1, 0.5, 0.9, 0.5, 0.1], 'aaadd'],
    [[0.9, 0.5, 0.1], 'ddd'],
    [[0.9, 0.5, 0.1, 0.5], 'ddda'],
    [[0.1, 0.1, 0.5], 'aaa'],
    [[0.1, 0.5, 0.9, 0.9, 0.5], 'aaaad'],
    [[0.1, 0.5, 0.499, 0.9, 0.899, 0.5], 'aaaadd'],
  ])('%j is %s', (activities, expected) => {
    expect(letters(activities)).toBe(expected);
  });

  it('finds any rise that is followed by any fall', () => {
    const steps = fc.array(fc.double({ min: 0.01, max: 0.1, noNaN: true }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(steps, steps, (up, down) => {
        const path = [0];
        for (const step of up) path.push(path.at(-1)! + step);
        for (const step of down) path.push(path.at(-1)! - step);
        expect(letters(path)).toBe('a'.repeat(up.length + 1) + 'd'.repeat(down.length));
        expect(branchesByDirection(path).turns).toBe(1);
      }),
    );
  });
});

it.each([
  ['Adsorption', 'adsorption'],
  ['ads.', 'adsorption'],
  ['Sorption', 'adsorption'],
  ['uptake', 'adsorption'],
  ['Desorption', 'desorption'],
  ['DES', 'desorption'],
  ['run 7', null],
])('the word "%s" means %s', (word, branch) => {
  expect(branchOfWord(word)).toBe(branch);
});
