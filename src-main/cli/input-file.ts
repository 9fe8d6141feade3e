import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CASE_LIMITS } from '#shared/domain/case/limits.ts';
import { fileProblem, Refusal } from './refusal.ts';

/** Name that stands for standard input or output instead of a file. */
export const STANDARD_STREAM = '-';

/** Relative paths mean the folder npm was called in; npm itself changes to the project's folder. */
export function callerPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** What a command expects to read, for its refusals, and how large it may be. */
export interface ExpectedFile {
  /** for example "a case" */
  readonly what: string;
  readonly largestBytes: number;
}

const CASE_FILE: ExpectedFile = { what: 'a case', largestBytes: CASE_LIMITS.textBytes };

/**
 * Reads a text file in UTF-8, or standard input for "-".
 * @throws Refusal when it cannot be read, is larger than expected, or is not UTF-8 text
 */
export async function readTextFile(
  path: string,
  expected: ExpectedFile = CASE_FILE,
): Promise<string> {
  const bytes = await readBytes(path, expected);
  return decode(bytes, path === STANDARD_STREAM ? 'Standard input' : path, expected);
}

/**
 * Reads a file as it is, or standard input for "-".
 * @throws Refusal when it cannot be read or is larger than expected
 */
export async function readBytes(path: string, expected: ExpectedFile): Promise<Buffer> {
  return path === STANDARD_STREAM
    ? readLimited(process.stdin, 'Standard input', expected)
    : readFileLimited(path, expected);
}

async function readFileLimited(path: string, expected: ExpectedFile): Promise<Buffer> {
  try {
    const file = callerPath(path);
    const status = await stat(file);
    if (status.isDirectory())
      throw new Refusal(`${path} is a folder; ${expected.what} file is needed.`);
    if (!status.isFile() && !status.isFIFO()) {
      throw new Refusal(`${path} is a device; ${expected.what} file is needed.`);
    }
    return await readLimited(createReadStream(file), path, expected);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${path} cannot be read: ${fileProblem(error)}.`);
  }
}

async function readLimited(
  stream: AsyncIterable<Buffer>,
  name: string,
  { what, largestBytes }: ExpectedFile,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > largestBytes) {
      const mebibytes = largestBytes / 1024 ** 2;
      throw new Refusal(`${name} is larger than ${mebibytes} MiB, the most ${what} may have.`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decode(bytes: Buffer, name: string, { what }: ExpectedFile): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new Refusal(`${name} is UTF-16 text; save it as UTF-8.`);
  }
  if (bytes.length === 0) throw new Refusal(`${name} is empty; ${what} as JSON text is needed.`);
  if (bytes.includes(0)) throw new Refusal(`${name} is not a text file; it holds zero bytes.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(`${name} is not UTF-8 text; save it as UTF-8.`);
  }
}
