/**
 * The layers of the product: folder -> what its files may import besides the folder itself.
 * `npm` lists packages, `node` says which of Node's modules are open to the folder.
 * A folder that is not in this table is an error, so that a new layer is a decision.
 */
const layers = {
  'src-shared/units': {},
  'src-shared/numerics': {},
  'src-shared/physics': { folders: ['src-shared/numerics', 'src-shared/units'] },
  'src-shared/domain': {
    folders: ['src-shared/units', 'src-shared/physics'],
    npm: ['valibot', 'fastest-levenshtein', 'safe-stable-stringify', '@noble/hashes', 'ohm-js'],
  },
  'src-shared/simulation': {
    folders: ['src-shared/domain', 'src-shared/physics', 'src-shared/numerics', 'src-shared/units'],
    npm: ['safe-stable-stringify', '@noble/hashes'],
  },
  'src-shared/estimation': {
    folders: [
      'src-shared/domain',
      'src-shared/physics',
      'src-shared/numerics/estimation',
      'src-shared/numerics/analytic',
      'src-shared/simulation',
      'src-shared/units',
    ],
  },
  'src-shared/report': { folders: ['src-shared/domain', 'src-shared/physics', 'src-shared/units'] },
  'src-shared/export': {
    folders: ['src-shared/domain', 'src-shared/units'],
    npm: ['csv-stringify', '@e965/xlsx'],
  },
  'src-shared/import': {
    folders: ['src-shared/domain/experiment', 'src-shared/physics', 'src-shared/units'],
    npm: ['csv-parse', '@e965/xlsx', '@noble/hashes'],
  },
  'src-shared/contract': {
    folders: ['src-shared/domain', 'src-shared/units'],
    npm: ['valibot', 'msgpackr'],
  },
  'src-shared/worker-protocol': {
    folders: ['src-shared/domain', 'src-shared/contract'],
    npm: ['valibot'],
  },
  'src-renderer': {
    folders: [
      'src-shared/contract',
      'src-shared/domain',
      'src-shared/units',
      'src-shared/physics',
      'src-shared/numerics/analytic',
      'src-shared/numerics/analysis',
      'src-shared/estimation',
      'src-shared/export',
      'src-shared/import',
      'src-shared/report',
    ],
    npm: [
      'svelte',
      'chart\\.js',
      'chartjs-plugin-annotation',
      'chartjs-plugin-zoom',
      'bits-ui',
      '@lucide/svelte',
      'temml',
      '@codemirror/[a-z]+',
      '@lezer/highlight',
      'valibot',
    ],
  },
  'src-main/storage': {
    folders: ['src-shared/contract', 'src-shared/domain', 'src-shared/units'],
    npm: ['better-sqlite3', 'valibot'],
    node: 'offline',
  },
  'src-main/core': {
    folders: ['src-main/jobs', 'src-main/storage', 'src-shared'],
    npm: ['valibot'],
    node: 'offline',
  },
  'src-main/browser': { node: 'offline' },
  'src-main/jobs': {
    folders: ['src-shared/worker-protocol', 'src-shared/contract', 'src-shared/domain'],
    node: 'offline',
  },
  'src-main/solver-worker': { folders: ['src-shared'], npm: ['valibot'], node: 'offline' },
  'src-main/cli': {
    folders: ['src-main/browser', 'src-shared'],
    npm: ['valibot', '@valibot/to-json-schema', 'commander', 'cli-table3'],
    node: 'offline',
  },
  'src-main/electron': {
    folders: ['src-main/core', 'src-main/jobs', 'src-main/storage', 'src-shared'],
    npm: ['electron'],
    node: 'offline',
  },
  'src-main/preload': { folders: ['src-shared/contract'], npm: ['electron'] },
  'src-main/loopback': {
    folders: [
      'src-main/browser',
      'src-main/core',
      'src-main/jobs',
      'src-main/storage',
      'src-shared',
    ],
    npm: ['ws', 'commander'],
    node: 'all',
  },
  'src-main/launch': { npm: ['commander'], node: 'offline' },
};

/** Node's modules that reach a network or open a socket. */
const networkModules =
  '^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises|inspector|inspector/promises)$';

/** The parts of the numerics that step in time: never behind a live slider. */
const timeIntegrator =
  '^src-shared/(simulation|numerics/(time|model|mesh|linear-algebra|solve))(/|\\.ts$)';

/** What starts by itself: nothing in the product imports these. */
const entryPoints = [
  '^src-main/(electron|loopback|cli)/main\\.ts$',
  '^src-main/solver-worker/(electron|fork)-entry\\.ts$',
  '^src-main/launch/start\\.ts$',
  '^src-main/preload/preload\\.ts$',
  '^src-renderer/main\\.ts$',
  '^src-renderer/background/[a-z]+-worker\\.ts$',
];

const ruleName = (folder) => folder.replace('/', '-');
const inFolder = (folder) => `^${folder}/`;
const npmPackage = (name) => `(^|/)node_modules/(@types/)?${name}/`;

const layerRules = Object.entries(layers).flatMap(([folder, { folders = [], npm = [], node }]) => [
  {
    name: `${ruleName(folder)}-folders`,
    comment: `${folder} may import only: ${[folder, ...folders].join(', ')}`,
    severity: 'error',
    from: { path: inFolder(folder) },
    to: { path: '^(src-[a-z]+|test|resources)/', pathNot: [folder, ...folders].map(inFolder) },
  },
  {
    name: `${ruleName(folder)}-packages`,
    comment: `${folder} may import only these packages: ${npm.join(', ') || 'none'}`,
    severity: 'error',
    from: { path: inFolder(folder) },
    to: { path: 'node_modules/', pathNot: npm.map(npmPackage) },
  },
  ...(node === 'all'
    ? []
    : [
        {
          name: `${ruleName(folder)}-node`,
          comment: `${folder} may not import ${node === 'offline' ? 'what opens a socket' : "Node's modules"}`,
          severity: 'error',
          from: { path: inFolder(folder) },
          to: { dependencyTypes: ['core'], ...(node === 'offline' && { path: networkModules }) },
        },
      ]),
]);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layerRules,
    {
      name: 'into-unknown-folder',
      comment: 'Every source folder is a layer with its own rule: add it to the table above.',
      severity: 'error',
      from: {},
      to: { path: '^src-', pathNot: Object.keys(layers).map(inFolder) },
    },
    {
      name: 'unknown-folder',
      comment: 'Every source folder is a layer with its own rule: add it to the table above.',
      severity: 'error',
      from: { path: '^src-', pathNot: Object.keys(layers).map(inFolder) },
      to: {},
    },
    {
      name: 'no-time-integrator-in-renderer',
      comment: 'The window shows what a worker computed; live sliders use the analytic solution.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: timeIntegrator, reachable: true },
    },
    {
      name: 'charts-know-no-state',
      comment:
        'Charts and controls show what they are given; state and features put them together.',
      severity: 'error',
      from: { path: '^src-renderer/(charts|ui)/' },
      to: { path: '^src-renderer/(state|features|api)/' },
    },
    {
      name: 'no-tests-in-product',
      comment: 'The product never imports its tests.',
      severity: 'error',
      from: { path: '^src-' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and that nothing imports is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^[^/]+$'] },
      to: {},
    },
    {
      name: 'no-unused-files',
      comment:
        'What no entry point reaches is dead, even where a test uses it. The numerics are a library' +
        ' with more methods than the window offers: verification and benchmark use them all.',
      severity: 'error',
      from: { path: entryPoints },
      to: {
        path: '^src-',
        pathNot: [...entryPoints, '^src-shared/numerics/', '\\.d\\.ts$'],
        reachable: false,
      },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|release|test/fixtures)/' },
    // Type-only imports count: a layer that needs another one's types depends on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'types', 'node', 'default'],
    },
  },
};
