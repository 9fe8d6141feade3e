import { expect, it } from 'vitest';
import { caseIssue } from '#shared/domain/case/case-issue.ts';
import { describeIssue } from '#shared/domain/case/describe-issue.ts';

it('names the other field by its name on screen', () => {
  const issue = caseIssue(
    'micro.referenceConcentrationKgPerM3',
    'nothing',
    'the concentration that concentrationExponent refers to, in kg/m3',
  );
  expect(describeIssue(issue, 'micro.concentrationExponent')).toBe(
    '“Reference c_ref”: found nothing; allowed: the concentration that “Exponent k” refers to, in kg/m3.',
  );
});

it('shortens numbers that nobody reads to the end', () => {
  const issue = caseIssue('endTimeS', 'a value of 2399999999.9999995', 'less');
  expect(describeIssue(issue, 'endTimeS')).toBe('Found a value of 2.4e9; allowed: less.');
});

it('does not name the field that is being edited', () => {
  const issue = caseIssue('boundary.changes[0].timeS', '9', 'before the end (endTimeS is 5)');
  expect(describeIssue(issue, 'endTimeS')).toBe(
    '“Later surroundings”: found 9; allowed: before the end (“Duration t_end” is 5).',
  );
  expect(describeIssue(caseIssue('endTimeS', '0', 'a number above 0'), 'endTimeS')).toBe(
    'Found 0; allowed: a number above 0.',
  );
});
