/** A data folder and two processes. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStorage } from '#main/storage/open-storage.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { repositoryRoot } from '../../support/tools.ts';

const program = path.join(repositoryRoot, 'test', 'fixtures', 'storage', 'edit-until-killed.ts');

/** A process that has stored at least `edits` edits and goes on with it. */
async function editor(folder: string, edits: number) {
  const child = fork(program, [folder, temporaryFolder()], { execArgv: [], silent: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let stored = 0;
  await new Promise<void>((resolve, reject) => {
    child.on('message', (revision) => {
      stored = Number(revision);
      if (stored > edits) resolve();
    });
    void exited.then(() => reject(new Error(`The other process ended. ${errors}`)));
  });
  return {
    pid: child.pid,
    /** @returns the last revision that the process has said to be stored */
    async kill(): Promise<number> {
      child.kill('SIGKILL');
      await exited;
      return stored;
    },
  };
}

it('keeps a second process out, and every edit when the first is killed', async () => {
  const folder = temporaryFolder();
  const other = await editor(folder, 50);
  expect(() => openStorage(folder)).toThrow(
    expect.objectContaining({
      code: 'LOCKED',
      message: expect.stringContaining(`process ${other.pid},`) as string,
    }) as Error,
  );
  const stored = await other.kill();
  const storage = openStorage(folder);
  onTestFinished(() => void storage.close());
  expect(storage.notices).toEqual([]);
  const [project] = storage.projects.list();
  const [only] = storage.cases.list(project!.projectId);
  const record = storage.cases.get(only!.caseId)!;
  expect(record.revision).toBeGreaterThanOrEqual(stored);
  expect(record.document.note).toBe(`after ${record.revision - 1}`);
});
