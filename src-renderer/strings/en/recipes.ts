import type { RunState } from '#shared/contract/runs.ts';
import type { StepOutcome } from '#shared/domain/recipe/recipe-result.ts';
import type { PpmBasis } from '#shared/domain/recipe/recipe.ts';
import type { ComparisonKey } from '#shared/export/comparison-table.ts';

const perBasis: Record<PpmBasis, string> = {
  coating: 'dry coating',
  electrode: 'electrode with foil',
};

/** Texts of recipes. */
export const recipes = {
  /** What a new recipe begins with. */
  document: {
    title: 'New recipe',
    text: `recipe "New recipe"
  target water < 200 ppm (mean)
  1 Heat to 120 °C at 2 K/min in N2 dew point -40 °C, 1 bar
  2 Evacuate to 5 mbar within 10 min
  3 Hold 120 °C, 5 mbar until water < 200 ppm, at most 12 h
  4 Vent N2 dew point -60 °C to 1 bar
`,
  },
  text: 'Text of the recipe',
  edits: {
    text: 'text of the recipe',
    step: 'step',
    add: 'add a step',
    remove: 'remove a step',
    move: 'move a step',
    json: 'JSON of the recipe',
  },
  notStored: (reason: string) => `The text is not stored. ${reason}`,
  noCaseChosen: 'Not run: the recipe has no case to act on. Choose one above its text.',
  deletedRuns: (count: number) =>
    count === 1 ? '1 recipe run was deleted.' : `${count} recipe runs were deleted.`,
  actsOn: 'Acts on',
  noCase: 'no case',
  newCase: 'New electrode case',
  noCaseHint:
    'No case of this project can take a recipe: it needs an electrode or isotherms. Make an electrode case, then choose it here.',
  runs: 'Runs',
  parts: { label: 'Part of the recipe', recipe: 'Recipe', studies: 'Studies' },
  view: 'View beside the text',
  views: { table: 'Table', json: 'JSON' },
  state: {
    queued: 'waiting',
    running: 'running',
    finished: 'finished',
    failed: 'failed',
    cancelled: 'cancelled',
  } satisfies Record<RunState, string>,
  runningAt: (percent: string, left: string | undefined) =>
    left === undefined ? `running, ${percent}` : `running, ${percent}, ${left} left`,
  finishedIn: (time: string) => `finished in ${time}`,
  notRun: 'not run yet',
  stale: 'The shown run was made for another text or another state of the case.',
  verdict: {
    reached: (target: string, time: string, step: string | undefined) =>
      step === undefined ? `${target} after ${time}` : `${target} after ${time}, in step ${step}`,
    missed: (target: string) => `${target} not reached`,
    noTarget: 'The recipe has no target.',
  },
  issues: {
    heading: 'Findings',
    none: 'Nothing to remark.',
    noneWithoutCase:
      'Nothing to remark. What depends on the coil is checked once a case is chosen.',
    place: (line: number, column: number) => `line ${line}, column ${column}`,
    severity: { error: 'error', warning: 'warning' },
  },
  table: {
    label: 'Steps of the recipe',
    /** Words of each column, and what stands in its second lines. */
    columns: {
      number: ['Step'],
      what: ['What'],
      time: ['Time'],
      outcome: ['Outcome', 'mean, max / ppm'],
      oven: ['Oven at the end', 'gas, branch'],
      actions: ['Change'],
    } satisfies Record<string, readonly [string, string?]> as Record<
      string,
      readonly [string, string?]
    >,
    step: (number: string) => `Step ${number}`,
    longest: (time: string) => `≤ ${time}`,
    unlimited: 'no cap',
    outcome: {
      completed: 'completed',
      'condition-met': 'condition met',
      'already-met': 'already met',
      'cap-reached': 'cap reached',
      cancelled: 'cancelled',
      failed: 'failed',
      'not-reached': 'not reached',
    } satisfies Record<StepOutcome, string>,
    rounds: (count: number) => `× ${count}`,
    roundsTitle: 'Number of rounds; outcome and water are those of the last one.',
    gasStays: 'as before',
    none: '–',
    add: (number: string) => `Add a step after step ${number}`,
    remove: (number: string) => `Remove step ${number}`,
    up: (number: string) => `Move step ${number} up`,
    down: (number: string) => `Move step ${number} down`,
    unreadable: (count: number) =>
      count === 1
        ? 'The text has an error; the steps are those from before it.'
        : `The text has ${count} errors; the steps are those from before them.`,
  },
  json: {
    label: 'The recipe as JSON, SI units',
    hint: 'Ctrl Enter or leaving the field applies it; Esc takes it back.',
    comments:
      'Applying JSON writes the text anew; comments on lines of their own come to its begin.',
    unreadable: 'The text has errors, so there is no JSON of it.',
  },
  quality: {
    label: 'Quality of the run',
    balance: 'mass balance',
    error: 'est. error',
    timeError: 'of times',
    notEstimated: 'not estimated',
    solver: 'solver',
    input: 'input',
    basis: (basis: PpmBasis) => `ppm of the ${perBasis[basis]}`,
    coil: (model: string) => `coil temperature: ${model}`,
    chamber: (model: string) => `vapour: ${model}`,
    /** @param change in percent, with its sign */
    slipFlow: (time: string, change: string | undefined) =>
      change === undefined
        ? `with pressure-driven flow: ${time}`
        : `with pressure-driven flow: ${time} (${change} %)`,
    slipFlowTitle:
      'Time to the target with the slip-flow term switched on: vapour inside is above the pressure outside for a while',
    slipFlowMissed: 'target not reached',
    assumed: (count: number) =>
      count === 1 ? '1 value of the case is assumed' : `${count} values of the case are assumed`,
  },
  list: {
    title: 'Runs of this recipe',
    show: 'Shown',
    name: 'Run',
    state: 'State',
    when: 'When',
    target: 'To target',
    step: 'In step',
    length: 'Oven time',
    end: 'Water at the end / ppm',
    actions: 'Actions',
    rename: 'Rename',
    delete: 'Delete',
    cancel: 'Cancel',
    none: '–',
    empty: 'No run yet. Press Run (F5) to see what the recipe does to the coil.',
  },
};

/** Texts of the curves of a recipe's run. */
export const recipeTimeline = {
  water: {
    title: 'Water over time',
    mean: 'mean',
    max: 'wettest depth',
    axis: {
      coating: 'water / wt-ppm',
      electrode: 'water / wt-ppm, with foil',
    } satisfies Record<PpmBasis, string>,
    target: (water: string, time: string | undefined) =>
      time === undefined ? `target ${water}, not reached` : `target ${water} after ${time}`,
    description: (start: string, end: string, time: string) =>
      `Mean water and water at the wettest depth over time: the mean goes from ${start} to ${end} wt-ppm in ${time}.`,
  },
  temperature: {
    title: 'Temperature',
    axis: 'temperature / °C',
    coil: 'coil',
    oven: 'oven',
    /** Of drier gas none is known. */
    dewPoint: 'dew/frost point, from -83 °C',
    description: 'Temperature of coil and oven, and dew or frost point of the gas, over time.',
  },
  pressure: {
    title: 'Pressure',
    axis: 'pressure / mbar',
    total: 'total',
    vapour: 'water vapour',
    description: 'Total pressure and vapour pressure in the chamber over time.',
  },
  fileName: (title: string, what: string) => `${title} ${what}`,
};

/** Texts of the comparison of recipes. */
export const recipeCompare = {
  report: 'Report',
  reportHtml: 'Report (HTML)',
  reportPdf: 'Report (PDF)',
  printing: 'printing…',
  reportTitle: (count: number) =>
    count === 1 ? 'Post-drying report' : `Comparison of ${count} recipe runs`,
  program: (version: string) => `PostDry Studio ${version}`,
  title: 'Compare recipes',
  search: 'Search recipe runs',
  noRuns: 'This project has no finished recipe run. Open a recipe and press Run (F5).',
  empty: 'No recipe run is chosen. Tick runs in the list at the left.',
  table: 'Figures of the chosen recipe runs',
  best: 'best',
  chart: 'Water over time',
  chartDescription: (count: number) => `Mean water over time of ${count} recipe runs.`,
  axis: 'water / wt-ppm',
  mixedBasis: 'The runs tell ppm of different dry masses, so no best water is marked.',
  /** The currency stands for `#`. */
  columns: {
    recipe: 'recipe',
    case: 'case',
    timeToTarget: 'to target',
    occupancy: 'oven time',
    endMean: 'mean at end / ppm',
    endMax: 'max at end / ppm',
    margin: 'margin / ppm',
    worst: 'wettest',
    gradient: 'gradient / ppm',
    uptake: 'uptake / ppm',
    caps: 'caps',
    hottest: 'hottest / °C',
    sensibleHeat: 'heating / kWh',
    desorptionHeat: 'desorption / kWh',
    pump: 'pump / kWh',
    gas: 'gas / m³',
    cost: 'load / #',
    costPerCoil: 'per coil / #',
    basis: 'ppm of',
  } satisfies Partial<Record<ComparisonKey, string>>,
  hints: {
    timeToTarget: 'Time until the target of the recipe is met for the first time',
    occupancy: 'Time in the oven without exposures, with loading and unloading',
    margin: 'Target less the water at the end; below zero where the end is too wet',
    worst: 'Where most water is left at the end: at the mirror plane, at the open face, or between',
    gradient: 'Largest difference of the wettest depth and the mean',
    caps: 'Steps that ended by their cap instead of their condition',
    hottest: 'Highest temperature of the coil',
    uptake: 'Mean water at the end above its lowest value: what was taken up again',
    sensibleHeat: 'Heat of the coils and of the oven load, without losses',
    desorptionHeat: 'Heat of desorption of the water of all coils',
    pump: 'Electric energy of the pump',
    gas: 'Gas at 1 bar and 20 °C that purging, venting and the chamber take',
    cost: 'Electric energy, gas and hours of the oven for one load',
    costPerCoil: 'Cost of a load over its coils',
  } satisfies Partial<Record<ComparisonKey, string>> as Partial<Record<ComparisonKey, string>>,
  desorptionFrom: (words: string) => `Heat of desorption: ${words}.`,
  assumed: 'assumed',
  assumedHint: 'marks figures that rest on rates of the plant that nobody has stated.',
  restsOn: (rates: readonly string[]) => `Rests on assumed rates: ${rates.join(', ')}`,
  /** What is the same for all rows, such as "case Coil A". */
  common: (parts: readonly string[]) =>
    parts.length === 0 ? '' : `All rows: ${parts.join('; ')}.`,
  places: { centre: 'centre', edge: 'edge', between: 'between' },
  stepsOf: 'Steps of',
  ovenTemperature: 'Oven temperature',
  dewPoint: 'Dew or frost point',
  ovenDescription: (title: string, count: number) => `${title} over time of ${count} recipe runs.`,
  basis: perBasis,
  differences: 'Differences of two runs',
  figureDifferences: 'Figures in which the two runs differ',
  figureColumns: ['figure', 'first', 'second', 'difference'],
  first: 'First recipe',
  second: 'Second recipe',
  same: 'Both runs were made with the same text.',
  needTwo: 'Choose at least two runs to see how their recipes differ.',
  change: { removed: 'only in the first', added: 'only in the second', same: 'in both' },
};
