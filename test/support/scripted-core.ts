import { fileURLToPath } from 'node:url';
import { type Core, createCore } from '#main/core/core.ts';
import { forkSolverPort } from '#main/loopback/fork-solver-port.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The whole core on real child processes, whose simulation does what a case's name says. */
export function scriptedCore(): Core {
  return createCore({
    host: 'loopback',
    files: { version: '1.2.3', casesFolder: path('../../resources/cases') },
    solverPort: forkSolverPort(path('./solver/scripted-fork-entry.ts')),
    workers: 1,
  });
}
