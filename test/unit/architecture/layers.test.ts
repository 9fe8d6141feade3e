import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../support/tools.ts';
import { cruise, type Violation } from './cruise.ts';

describe('the layer rules', () => {
  it('hold in this repository', async () => {
    const folders = ['src-main', 'src-renderer', 'src-shared', 'test'];
    const { modules, violations } = await cruise(repositoryRoot, folders);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(20);
  });
});

/** A small tree with one deliberate breach per rule; the files not listed as a breach are sound. */
const tree: Record<string, string> = {
  'src-shared/numerics/time/integrate.ts': 'export const integrate = 1;',
  'src-shared/numerics/analytic/solution.ts': 'export const solution = 1;',
  'src-shared/domain/case/parse.ts': `import * as v from 'valibot'; export const parse = v;`,
  'src-shared/simulation/simulate.ts': `export { parse } from '#shared/domain/case/parse.ts'; export { integrate } from '#shared/numerics/time/integrate.ts';`,
  'src-renderer/sound.ts': `import '#shared/numerics/analytic/solution.ts';`,
  'src-main/core/sound.ts': `import 'node:fs'; import '#shared/simulation/simulate.ts';`,
  'src-main/loopback/sound.ts': `import 'node:http'; import 'ws'; import '#main/core/sound.ts';`,
  'src-main/electron/main.ts': `import './sound.ts';`,
  'src-main/electron/sound.ts': `import 'electron'; import '#main/core/sound.ts';`,

  'src-renderer/state/study.ts': 'export const study = 1;',
  'src-renderer/charts/card.ts': `import '#renderer/state/study.ts';`,
  'src-renderer/integrator.ts': `import '#shared/numerics/time/integrate.ts';`,
  'src-renderer/type-only.ts': `import type { integrate } from '#shared/numerics/time/integrate.ts'; export type Integrate = typeof integrate;`,
  'src-renderer/relative.ts': `import '../src-main/core/sound.ts';`,
  'src-renderer/files.ts': `import 'node:fs';`,
  'src-renderer/electron.ts': `import 'electron';`,
  'src-renderer/lazy.ts': `export const lazy = () => import('#main/core/sound.ts');`,
  'src-shared/numerics/packages.ts': `import 'valibot';`,
  'src-shared/physics/upwards.ts': `import '#shared/domain/case/parse.ts';`,
  'src-shared/domain/node.ts': `import 'node:crypto';`,
  'src-main/core/socket.ts': `import 'node:http';`,
  'src-main/core/electron.ts': `import 'electron';`,
  'src-main/electron/socket.ts': `import 'net';`,
  'src-main/cli/core.ts': `import '#main/core/sound.ts';`,
  'src-main/core/tests.ts': `import '../../test/unit/helper.ts';`,
  'src-main/utils/strings.ts': `import 'node:fs';`,
  'src-shared/loose.ts': `import '#shared/numerics/analytic/solution.ts';`,
  'src-main/jobs/first.ts': `import { second } from './second.ts'; export const first = () => second;`,
  'src-main/jobs/second.ts': `import { first } from './first.ts'; export const second = () => first;`,
  'src-shared/units/forgotten.ts': 'export const forgotten = 1;',
  'src-shared/units/missing.ts': `import './not-there.ts';`,
  'test/unit/helper.ts': `import 'node:fs';`,
};

describe('a deliberate breach', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'postdry-layers-'));
  let violations: Violation[] = [];

  beforeAll(async () => {
    // The import aliases stand in package.json.
    cpSync(path.join(repositoryRoot, 'package.json'), path.join(root, 'package.json'));
    symlinkSync(
      path.join(repositoryRoot, 'node_modules'),
      path.join(root, 'node_modules'),
      'junction',
    );
    for (const [file, content] of Object.entries(tree)) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), `${content}\n`);
    }
    const folders = ['src-main', 'src-renderer', 'src-shared', 'test'];
    ({ violations } = await cruise(root, folders));
  });

  afterAll(() => rmSync(root, { recursive: true }));

  // No entry point reaches most files of this tree, so that rule has a test of its own.
  const unusedRule = 'no-unused-files';
  const rulesBrokenBy = (file: string): string[] => {
    const own = violations.filter(({ from, rule }) => from === file && rule !== unusedRule);
    return [...new Set(own.map(({ rule }) => rule))].sort();
  };

  it.each([
    ['src-renderer/charts/card.ts', ['charts-know-no-state']],
    ['src-renderer/integrator.ts', ['no-time-integrator-in-renderer', 'src-renderer-folders']],
    ['src-renderer/type-only.ts', ['no-time-integrator-in-renderer', 'src-renderer-folders']],
    ['src-renderer/relative.ts', ['no-time-integrator-in-renderer', 'src-renderer-folders']],
    ['src-renderer/lazy.ts', ['no-time-integrator-in-renderer', 'src-renderer-folders']],
    ['src-renderer/files.ts', ['src-renderer-node']],
    ['src-renderer/electron.ts', ['src-renderer-packages']],
    ['src-shared/numerics/packages.ts', ['src-shared-numerics-packages']],
    ['src-shared/physics/upwards.ts', ['src-shared-physics-folders']],
    ['src-shared/domain/node.ts', ['src-shared-domain-node']],
    ['src-main/core/socket.ts', ['src-main-core-node']],
    ['src-main/core/electron.ts', ['src-main-core-packages']],
    ['src-main/electron/socket.ts', ['src-main-electron-node']],
    ['src-main/cli/core.ts', ['src-main-cli-folders']],
    ['src-main/core/tests.ts', ['no-tests-in-product', 'src-main-core-folders']],
    ['src-main/utils/strings.ts', ['unknown-folder']],
    ['src-shared/loose.ts', ['unknown-folder']],
    ['src-main/jobs/first.ts', ['no-cycles']],
    ['src-shared/units/forgotten.ts', ['no-orphans']],
    ['src-shared/units/missing.ts', ['no-unresolvable']],
  ])('in %s is reported by %j', (file, rules) => {
    expect(rulesBrokenBy(file)).toEqual(rules);
  });

  it.each(Object.keys(tree).filter((file) => file.endsWith('sound.ts')))(
    'is not seen in %s, which keeps the rules',
    (file) => {
      expect(rulesBrokenBy(file)).toEqual([]);
    },
  );

  it('is a file that no entry point reaches', () => {
    const unused = violations.filter(({ rule }) => rule === unusedRule).map(({ from }) => from);
    expect(unused).toContain('src-main/electron/socket.ts');
    expect(unused).not.toContain('src-main/electron/sound.ts');
    expect(unused).not.toContain('src-main/electron/main.ts');
  });
});
