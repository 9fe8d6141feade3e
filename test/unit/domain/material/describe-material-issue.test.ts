import { expect, it } from 'vitest';
import { describeMaterialIssue } from '#shared/domain/material/describe-material-issue.ts';
import { withMaterialNumber, withValueAtPath } from '#shared/domain/material/material-edits.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';
import { materialSet } from '../../../support/material-set.ts';

function sentence(set: MaterialSet, edited?: string): string | undefined {
  const parsed = parseMaterialSet(set);
  return parsed.ok ? undefined : describeMaterialIssue(set, parsed.issues[0]!, edited);
}

it('names another value than the edited one', () => {
  const set = withMaterialNumber(materialSet(), 'components[1].massFraction.value', 1.5);
  expect(sentence(set, 'components[1].massFraction.value')).toMatch(
    /^“Graphite: mass fraction”: found -0\.5; allowed: a number from 0 to 1/,
  );
});

it('does not repeat the name of what is edited', () => {
  const path = 'thicknessM.source';
  expect(sentence(withValueAtPath(materialSet(), path, ''), path)).toMatch(
    /^Found the text ""; allowed: a text: citation/,
  );
});

it('names parts without a value of their own, with short numbers', () => {
  const path = 'amount.coatingDensityKgPerM3.value';
  expect(sentence(withMaterialNumber(materialSet(), path, 2500), path)).toMatch(
    /^“Amount of solid”: found an amount that gives a porosity of -0\.14977; allowed: .* 2174\.35 kg\/m3/,
  );
  expect(sentence({ ...materialSet(), components: [] })).toMatch(
    /^“Composition”: found a list of 0/,
  );
});
