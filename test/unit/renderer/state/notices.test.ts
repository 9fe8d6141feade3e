import { expect, it } from 'vitest';
import { Notices } from '#renderer/state/notices.svelte.ts';

it('forgets what was said of a project when it is left, and keeps the undo of its deletion', () => {
  const notices = new Notices();
  notices.refuse('Not started.');
  notices.say('Deleted a run.', () => undefined);
  notices.say('Deleted a project.', () => undefined, 'program');
  notices.leaveProject();
  expect(notices.all.map(({ text }) => text)).toEqual(['Deleted a project.']);
});
