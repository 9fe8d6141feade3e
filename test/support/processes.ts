import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** State and parent of a process, by the process table of Linux; undefined when it is gone. */
function processStatus(pid: number | string): { state: string; parent: number } | undefined {
  try {
    // "pid (name) state parent ...", and the name may contain anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/** Children of a process. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && processStatus(name)?.parent === parent)
    .map(Number);
}

/** Whether a process works; one that has ended may wait to be asked for its exit code. */
export function isRunning(pid: number): boolean {
  const status = processStatus(pid);
  return status !== undefined && status.state !== 'Z';
}

/** Waits for processes to end. @returns those that have not after three seconds */
export async function stillRunning(pids: readonly number[]): Promise<number[]> {
  for (let tries = 0; tries < 30 && pids.some(isRunning); tries++) await wait(100);
  return pids.filter(isRunning);
}
