import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';

const largestBytes = 1024 * 1024;

export interface Log {
  /** Adds one entry; a log that cannot be written never ends the program. */
  write(text: string, cause?: unknown): void;
  /** The last lines, the newest at the end. */
  tail(lines: number): string;
}

/** `logs/postdry.log` in the data folder; one older file is kept when it has become long. */
export function openLog(folder: string): Log {
  const file = join(folder, 'logs', 'postdry.log');
  return {
    write(text, cause) {
      const reason = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
      const entry = [new Date().toISOString(), text, ...(cause === undefined ? [] : [reason])];
      try {
        mkdirSync(join(folder, 'logs'), { recursive: true });
        if (existsSync(file) && statSync(file).size > largestBytes) {
          renameSync(file, join(folder, 'logs', 'postdry.1.log'));
        }
        appendFileSync(file, `${entry.join(' ')}\n`);
      } catch {
        process.stderr.write(`${entry.join(' ')}\n`);
      }
    },
    tail(lines) {
      try {
        return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
      } catch {
        return '';
      }
    },
  };
}
