import { constants } from 'node:fs';
import { access, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { callerPath, STANDARD_STREAM } from './input-file.ts';
import { fileProblem, Refusal } from './refusal.ts';

/**
 * Checks before any work is done that a file can be written later.
 * @throws Refusal when its folder is missing or closed, or the path is a folder
 */
export async function checkOutputFile(path: string): Promise<void> {
  if (path === STANDARD_STREAM) return;
  const file = callerPath(path);
  const folder = dirname(file);
  try {
    if (!(await stat(folder)).isDirectory()) {
      throw new Refusal(`${path} cannot be written: ${folder} is not a folder.`);
    }
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${path} cannot be written: folder ${folder}: ${fileProblem(error)}.`);
  }
  if ((await stat(file).catch(() => undefined))?.isDirectory() === true) {
    throw new Refusal(`${path} cannot be written: it is a folder.`);
  }
}

/**
 * Writes a whole file or nothing: to a new file beside it that then takes its name. Devices and
 * pipes are written to directly. "-" is standard output.
 * @throws Refusal when writing fails; a file that was there before is then unchanged
 */
export async function writeOutput(path: string, text: string | Uint8Array): Promise<void> {
  if (path === STANDARD_STREAM) {
    process.stdout.write(text);
    return;
  }
  const file = callerPath(path);
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    const present = await stat(file).catch(() => undefined);
    if (present !== undefined && !present.isFile()) {
      await writeFile(file, text);
      return;
    }
    await writeAndFlush(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new Refusal(`${path} cannot be written: ${fileProblem(error)}.`);
  }
}

async function writeAndFlush(file: string, text: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
