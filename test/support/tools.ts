import { spawn } from 'node:child_process';
import path from 'node:path';

export const repositoryRoot = path.resolve(import.meta.dirname, '../..');

/** The script each tool starts with, run by this very Node: no shell, the same on every system. */
const toolScripts = {
  dependencyCruiser: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  eslint: 'eslint/bin/eslint.js',
  playwright: 'playwright/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  svelteCheck: 'svelte-check/bin/svelte-check',
  typescript: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
} as const;

export type Tool = keyof typeof toolScripts;

export interface CommandOptions {
  /** Added to the environment of this process. */
  environment?: Record<string, string>;
  /** The command is ended after this time and counts as failed; no limit when absent. */
  timeoutS?: number;
}

/** Absolute path of a tool's start script. */
export function toolScript(tool: Tool): string {
  return path.join(repositoryRoot, 'node_modules', toolScripts[tool]);
}

/** Runs a Node script in the repository's root with the terminal shared; true when it exits with 0. */
export function runNode(script: string, args: readonly string[], options: CommandOptions = {}) {
  return runCommand(process.execPath, [script, ...args], options);
}

/** Runs a command in the repository's root with the terminal shared; true when it exits with 0. */
export function runCommand(
  command: string,
  args: readonly string[],
  { environment = {}, timeoutS }: CommandOptions = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: repositoryRoot,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
      ...(timeoutS !== undefined && { timeout: timeoutS * 1000, killSignal: 'SIGKILL' }),
    });
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code, signal) => {
      if (signal !== null) console.error(`${command} was ended by ${signal}.`);
      resolve(code === 0);
    });
  });
}

/** Runs every step, even after a failure, so that one run shows all there is to mend. */
export async function runAll(
  steps: readonly { name: string; run: () => Promise<boolean> }[],
): Promise<boolean> {
  const failed: string[] = [];
  for (const step of steps) {
    console.log(`-- ${step.name}`);
    if (!(await step.run())) failed.push(step.name);
  }
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
  return failed.length === 0;
}
