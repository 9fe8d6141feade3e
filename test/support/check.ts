/** `npm run check`: the type checker over every runtime's project, then over the components. */
import { runAll, runNode, toolScript } from './tools.ts';

const projects = ['.', 'src-shared', 'src-main', 'src-main/preload', 'test'];

const passed = await runAll([
  ...projects.map((project) => ({
    name: `tsc ${project}`,
    run: () => runNode(toolScript('typescript'), ['--project', project]),
  })),
  {
    name: 'svelte-check src-renderer',
    run: () =>
      runNode(toolScript('svelteCheck'), [
        '--tsconfig',
        './src-renderer/tsconfig.json',
        '--fail-on-warnings',
      ]),
  },
]);
process.exitCode = passed ? 0 : 1;
