import { readFileSync } from 'node:fs';

const checkMs = 500;

/**
 * npm starts a program through a shell and passes a SIGTERM on to that shell only; a SIGKILL it
 * cannot pass on at all. Without this, `npm start` could be ended and the program would stay. So
 * when npm started it, the program ends itself as soon as npm or the shell between them is gone.
 * Only Linux tells who started the shell; macOS notices the end of the shell alone, and Windows,
 * which keeps the id of a dead parent, neither.
 */
export function endWithParent(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const starters = startersOf(process.ppid);
  const timer = setInterval(() => {
    if (startersOf(process.ppid) === starters) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, checkMs);
  timer.unref();
}

/** Changes when the parent, or npm above the shell that is the parent, goes away. */
function startersOf(parent: number): string {
  const { name, parent: grandparent } = linuxProcess(parent) ?? {};
  // A shell may give its place to its last command: then npm itself is the parent.
  const isNpm = name === undefined || /^(npm|node)/.test(name);
  return isNpm ? String(parent) : `${parent} of ${String(grandparent)}`;
}

/** Name and parent of a process; undefined where the system has no `/proc`, or no such process. */
function linuxProcess(pid: number): { name: string; parent: number } | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // "pid (name) state parent ...", and the name may contain anything.
  const end = stat.lastIndexOf(')');
  const parent = Number(stat.slice(end + 2).split(' ')[1]);
  return { name: stat.slice(stat.indexOf('(') + 1, end), parent };
}
