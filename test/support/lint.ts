/** `npm run lint`: code rules, format, layer rules. */
import { runAll, runNode, toolScript } from './tools.ts';

const passed = await runAll([
  { name: 'eslint', run: () => runNode(toolScript('eslint'), ['--max-warnings', '0', '.']) },
  { name: 'prettier', run: () => runNode(toolScript('prettier'), ['--check', '.']) },
  {
    name: 'dependency-cruiser',
    run: () =>
      runNode(toolScript('dependencyCruiser'), [
        '--config',
        '.dependency-cruiser.js',
        'src-main',
        'src-renderer',
        'src-shared',
        'test',
      ]),
  },
]);
process.exitCode = passed ? 0 : 1;
