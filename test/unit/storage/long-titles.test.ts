/** Titles that the storage makes itself stay titles. */
import * as v from 'valibot';
import { expect, it, onTestFinished } from 'vitest';
import { openStorage } from '#main/storage/open-storage.ts';
import { titleWithSuffix } from '#main/storage/title-with-suffix.ts';
import { CASE_LIMITS } from '#shared/domain/case/limits.ts';
import { titleSchema } from '#shared/domain/project/title.ts';
import { caseDocument } from '../../support/stored-case.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const longest = 'x'.repeat(CASE_LIMITS.nameLength);

it('a project and a case of the longest title can be copied again and again', () => {
  const storage = openStorage(temporaryFolder());
  onTestFinished(() => void storage.close());
  let { projectId } = storage.projects.create(longest);
  let { caseId } = storage.cases.create(projectId, caseDocument(longest))!;
  for (let copy = 0; copy < 3; copy++) {
    ({ caseId } = storage.cases.duplicate(caseId)!);
    expect(v.is(titleSchema, storage.cases.get(caseId)?.title)).toBe(true);
  }
  for (let copy = 0; copy < 3; copy++) {
    ({ projectId } = storage.projects.duplicate(projectId)!);
  }
  const titles = storage.projects.list().map(({ title }) => title);
  expect(new Set(titles).size).toBe(4);
  for (const title of titles) expect(v.is(titleSchema, title)).toBe(true);
});

it('a title is shortened only as far as needed, and never within a character', () => {
  expect(titleWithSuffix('Coil A', '(copy)')).toBe('Coil A (copy)');
  expect(titleWithSuffix(longest, '(2)')).toHaveLength(CASE_LIMITS.nameLength);
  const paired = titleWithSuffix(`x${'\u{1F4A7}'.repeat(CASE_LIMITS.nameLength)}`, '(2)');
  expect(paired.isWellFormed()).toBe(true);
});
