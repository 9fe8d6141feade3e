import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot, toolScript } from '../../support/tools.ts';

export interface Violation {
  rule: string;
  from: string;
  to: string;
}

interface CruiseOutput {
  summary: {
    totalCruised: number;
    violations: { rule: { name: string }; from: string; to: string }[];
  };
}

/** Runs the layer rules of this repository over the source folders below `root`. */
export async function cruise(
  root: string,
  folders: readonly string[],
): Promise<{ modules: number; violations: Violation[] }> {
  const config = path.join(repositoryRoot, '.dependency-cruiser.js');
  const args = ['--config', config, '--output-type', 'json', ...folders];
  const output = await promisify(execFile)(
    process.execPath,
    [toolScript('dependencyCruiser'), ...args],
    { cwd: root, maxBuffer: 256 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(output.stdout) as CruiseOutput;
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
