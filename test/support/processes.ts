import type { ChildProcess } from 'node:child_process';
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

/** Processor time that a process has used, s; undefined when it is gone. */
function usedS(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // utime and stime are fields 14 and 15, in ticks of 10 ms; what follows the name begins with 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

/** Whether a command has begun to listen to signals. Node handles SIGINT by itself, SIGHUP it does not. */
function listensToSignals(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const caught = /^SigCgt:\s*([\da-f]+)$/m.exec(status)?.[1];
    return (BigInt(`0x${caught ?? '0'}`) & 1n) !== 0n;
  } catch {
    return false;
  }
}

/** Interrupts a command in the middle of its work, however slow the machine is. */
export async function interruptAtWork(child: ChildProcess, workS = 1): Promise<void> {
  const pid = child.pid!;
  while (child.exitCode === null && !listensToSignals(pid)) await wait(20);
  const fromS = usedS(pid) ?? 0;
  while ((usedS(pid) ?? Infinity) < fromS + workS) await wait(20);
  child.kill('SIGINT');
}

/** Waits for processes to end. @returns those that have not after half a minute */
export async function stillRunning(pids: readonly number[]): Promise<number[]> {
  for (let tries = 0; tries < 300 && pids.some(isRunning); tries++) await wait(100);
  return pids.filter(isRunning);
}
