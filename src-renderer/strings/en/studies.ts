import type { RunState } from '#shared/contract/runs.ts';
import type { PpmBasis, WaterLimit } from '#shared/domain/recipe/recipe.ts';
import type { Question } from '#shared/domain/study/question.ts';
import type { SamplingMethod, ShortestResult } from '#shared/domain/study/robust-study.ts';
import type { SweepRow } from '#shared/domain/sweep/sweep-row.ts';

const basis: Record<PpmBasis, string> = { coating: '', electrode: ', with foil' };

const measures: Record<WaterLimit['measure'], string> = {
  mean: 'mean',
  max: 'wettest depth',
  centre: 'centre',
  edge: 'open edge',
  binder: 'in the binder',
};

/** Texts of questions, robust runs and sweeps. */
export const studyStrings = {
  views: { label: 'Kind of study', question: 'Questions', robust: 'Robust', sweep: 'Sweep' },
  setup: 'What is studied',
  unreadable: 'The text of the recipe has an error. Put it right under “Recipe” to study it.',
  noCase: 'The recipe has no case to act on. Choose one above.',
  limit: { label: 'Water below', value: 'Limit of the water', measure: 'Which water', measures },
  basisOf: basis,
  ppm: (of: PpmBasis) => `wt-ppm${basis[of]}`,
  assumed: 'assumed',
  refused: {
    text: 'Not started: the text of the recipe has an error.',
    noCase: 'Not started: the recipe has no case to act on. Choose one above.',
    nothingToAsk: {
      'longest-exposure': 'Not started.',
      'shortest-hold':
        'Not started: the recipe has no hold with a length. Write one such as “Hold for 4 h”.',
      'highest-dew-point': 'Not started: no gas of the recipe is told by its dew point.',
    } satisfies Record<Question['ask'], string>,
    noName: 'Not started: the recipe has no value with a name. Write one as {soak = 4 h}.',
    bounds: (name: string) =>
      `Not started: the lower bound of “${name}” must be below the upper one.`,
    plan: (reason: string) => `The sweep is not started. ${reason}`,
  },

  question: {
    heading: 'What do you want to know?',
    ask: 'Ask',
    asks: {
      'longest-exposure': 'How long may the coil wait?',
      'shortest-hold': 'How short may a hold be?',
      'highest-dew-point': 'How moist may the gas be?',
    } satisfies Record<Question['ask'], string>,
    places: { 'dry-room': 'dry room', room: 'room' },
    place: 'Where',
    temperature: 'Temperature',
    dewPoint: 'Dew point',
    longest: 'At most',
    replaced: 'The exposure that ends the recipe is replaced by the one above.',
    hold: 'Hold',
    gas: 'Gas',
    allGases: 'all gases and rooms together',
    none: 'none in the recipe',
    lowest: 'From',
    highest: 'To',
    start: 'Answer',
  },
  answer: {
    heading: 'Answer',
    empty: 'No question was asked yet. Choose one on the right and press Answer (F5).',
    wait: (time: string) => `The coil may wait ${time}.`,
    waitAll: (time: string) => `The coil may wait ${time} and longer.`,
    waitNone: (ppm: string) =>
      `The coil may not wait at all: ${ppm} are above the limit when the wait begins. Dry further first.`,
    waitAgain: (ppm: string) =>
      `Then the water passes the limit. It falls again, to ${ppm} after the longest time that was tried.`,
    waitMore: (ppm: string) => `After the longest time that was tried it has ${ppm}.`,
    waitFrom: (ppm: string, time: string) =>
      `The coil does not meet the limit when the wait begins (${ppm}). It dries on there and meets it after ${time}. Dry further first if it may be used earlier.`,
    hold: (time: string) => `${time} of holding suffice.`,
    holdAtMost: (time: string) =>
      `The hold makes the coil wetter: it meets the limit with at most ${time} of holding.`,
    holdAll: 'The hold is not needed: the limit is met without it.',
    holdNone: (time: string, ppm: string) =>
      `The limit cannot be reached: after ${time} of holding the water is still ${ppm}.`,
    dewPoint: (value: string) => `The dew point may be up to ${value}.`,
    dewPointAll: (value: string) => `Every dew point up to ${value} suffices.`,
    dewPointNone: (value: string, ppm: string) =>
      `The limit cannot be reached by drier gas: at a dew point of ${value} the water is still ${ppm}.`,
    ended: { cancelled: 'The search was cancelled.', failed: 'The search failed.' },
    atBounds: (low: string, high: string, lowPpm: string, highPpm: string) =>
      `Tried from ${low} (${lowPpm}) to ${high} (${highPpm}).`,
    limit: (water: string) => `Limit: ${water}.`,
    check: (ppm: string, error: string) =>
      `Checked by a run of its own: ${ppm} at the end${error}.`,
    checkError: (ppm: string) => ` (estimated error ${ppm})`,
    runs: (count: number, time: string) => `${count} ${count === 1 ? 'run' : 'runs'} in ${time}`,
    takeOver: 'Take over into the recipe',
    notThere:
      'Not taken over: the recipe has an error, or no longer has this value in a step. Start the study again.',
    edit: 'answer of a question',
    on: (title: string) => `Case: ${title}`,
  },

  robust: {
    samples: 'Samples',
    seed: 'Seed',
    method: 'Method',
    methods: {
      'latin-hypercube': 'Latin hypercube',
      'monte-carlo': 'Monte Carlo',
    } satisfies Record<SamplingMethod, string>,
    start: 'Run samples',
    uncertain: 'What varies',
    none: 'No value of the case says how well it is known. State uncertainties in its materials, or below for the oven.',
    columns: {
      value: 'Value',
      given: 'As given',
      distribution: 'Distribution',
      range: '95 % range',
    },
    distributions: { normal: 'normal', lognormal: 'log-normal', uniform: 'uniform' },
    varies: (name: string) => `${name} varies`,
    all: 'All',
    noneOf: 'None',
    oven: 'How far the oven is off',
    plant: {
      ovenTemperatureSdK: 'Temperature, ± 1 σ',
      pressureFactor95: 'Pressure, factor of 95 %',
      dewPointSdK: 'Dew point, ± 1 σ',
    },
    ovenHint: 'Tick what is uncertain. The values at first are assumed, not of your oven.',
    accuracy: 'Each run to 0.01 % of the water at the start; some are checked by finer runs.',
    errorsOf: 'samples',
    empty: 'No samples were run yet. Choose what varies on the right and press Run samples (F5).',
    probability: (target: string) => `P(${target})`,
    interval: (low: string, high: string) => `95 % interval ${low} to ${high} (Wilson)`,
    met: (met: number, of: number) => `${met} of ${of} samples meet the target`,
    failed: (count: number, why: string) =>
      `${count} samples could not be run and count as not met: ${why}`,
    given: (ppm: string) => `With the values as given the water at the end is ${ppm}.`,
    tolerance: (ppm: string) => `The target counts as met up to ${ppm} above it.`,
    sampledBy: (method: string, seed: number) => `${method}, seed ${seed}`,
    partial: (done: number, of: number) =>
      `Ended early: the figures are those of the ${done} of ${of} samples that were run.`,
    early: 'It ended before the first sample; nothing was computed.',
    bands: 'Water over time',
    bandsAxis: (unit: string) => `mean water / ${unit}`,
    median: 'median, 25 % to 75 %',
    p95: '95 %',
    p5: '5 %',
    bandsDescription: 'Percentiles of the mean water over time over all samples.',
    histogram: 'Water at the end',
    histogramX: (unit: string) => `water of the target at the end / ${unit}`,
    histogramY: 'samples',
    histogramSeries: 'number of samples',
    histogramDescription: (count: number) =>
      `Histogram of the water at the end of ${count} samples.`,
    alike:
      'All samples end with the same water: the recipe dries until the target is met, and only its time varies. To see what matters for the water, give the hold a fixed time, such as Hold for {soak = 4 h}.',
    times: 'Time to the target',
    timesX: (unit: string) => `time to the target / ${unit}`,
    timesDescription: (count: number) =>
      `Histogram of the times at which ${count} samples met the target.`,
    target: 'target',
    tornado: 'What matters',
    tornadoHint:
      'Water of the target at the end with one value at its 2.5 % and its 97.5 % quantile, all others as given; and the rank correlation over all samples.',
    tornadoColumns: {
      value: 'Value, from – to',
      low: 'Water at low',
      high: 'Water at high',
      bar: 'Effect',
      rank: 'Rank corr.',
    },
    bar: (name: string, low: string, high: string) => `${name}: from ${low} to ${high}`,
    csv: 'Save samples (CSV)',
  },

  optimum: {
    heading: 'Smallest value that reaches the target with 95 %',
    name: 'Value',
    from: 'From',
    to: 'To',
    start: 'Find the shortest',
    none: 'The recipe has no value with a name to search for. Write one as {soak = 4 h}.',
    found: (name: string, value: string) =>
      `${name} = ${value} is the smallest value with which 95 % of the samples reach the target.`,
    everywhere: (name: string, value: string) =>
      `Already the lower bound, ${name} = ${value}, has 95 %. Lower it to find the smallest.`,
    nowhere: (name: string, value: string) =>
      `The target cannot be reached with 95 % up to ${name} = ${value}. Raise the upper bound, or change the recipe.`,
    open: (name: string, value: string) => `The smallest so far with 95 %: ${name} = ${value}.`,
    openNone: 'No value with 95 % has been found yet.',
    trials: 'Values that were tried',
    columns: { value: 'Value', probability: 'P(target)', interval: '95 % interval', met: 'Met' },
    edit: 'shortest with 95 %',
    further: (number: number) => `Also choose ${number}`,
    add: 'Also choose another value',
    remove: (name: string) => `Do not choose ${name}`,
    removeShort: 'Remove',
    nameOf: (number: number) => `Further value ${number}`,
    fromOf: (number: number) => `Begin of further value ${number}`,
    toOf: (number: number) => `End of further value ${number}`,
    furtherHint:
      'Further values are chosen within their bounds so that the recipe is shortest. Every choice is searched with all samples, which takes long: begin with few samples.',
  },

  shortest: {
    heading: 'Shortest recipe that reaches the target with 95 %',
    found: (length: string, values: string) =>
      `Shortest recipe with 95 %: ${length} (median), with ${values}.`,
    foundSoFar: (length: string, values: string) =>
      `Shortest so far with 95 %: ${length} (median), with ${values}.`,
    value: (name: string, value: string) => `${name} = ${value}`,
    none: 'No values within the bounds reach the target with 95 %. Widen the bounds.',
    openNone: 'No choice with 95 % has been found yet.',
    how: {
      done: 'A compass search with steps down to 1/16 of the bounds: the best near the values that were tried, which need not be the best of all.',
      'most-tried':
        'The search ended at the most choices that it tries. Narrow the bounds and go on.',
    } satisfies Record<Exclude<ShortestResult['status'], 'open'>, string>,
    tried: 'Choices that were tried',
    smallest: (name: string) => `${name}, smallest with 95 %`,
    length: 'Length, median',
    probability: 'P(target)',
    without: {
      found: '–',
      everywhere: '–',
      nowhere: 'none suffices',
      'not-shorter': 'not shorter',
    } satisfies Record<ShortestResult['tried'][number]['kind'], string>,
  },

  sweep: {
    axes: 'What is varied',
    add: 'Add an axis',
    remove: (name: string) => `Remove the axis ${name}`,
    removeShort: 'Remove',
    what: 'Value',
    whatOf: (number: number) => `Value of axis ${number}`,
    groups: {
      recipe: 'Values of the recipe',
      materials: 'Materials of the case',
      geometry: 'Geometry of the case',
      oven: 'Oven',
    },
    kind: 'How',
    kindOf: (number: number) => `Kind of axis ${number}`,
    kinds: { grid: 'from – to', list: 'list' },
    from: 'From',
    to: 'To',
    fromOf: (number: number) => `Begin of axis ${number}`,
    toOf: (number: number) => `End of axis ${number}`,
    count: 'Values',
    countOf: (number: number) => `Number of values of axis ${number}`,
    scale: 'Spacing',
    scaleOf: (number: number) => `Spacing of axis ${number}`,
    scales: { linear: 'even', log: 'by factor' },
    list: 'Values',
    listOf: (number: number) => `Values of axis ${number}`,
    listHint: (unit: string) =>
      unit === '–' ? 'separated by ;' : `separated by ; in ${unit} or with their unit`,
    given: (value: string) => `as given: ${value}`,
    estimate: 'Estimate the error of each row (slower)',
    rows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
    tooMany: (most: number) =>
      `More than ${most} rows are for the command line: save the plan and run “postdry sweep”, also in shards.`,
    start: 'Run sweep',
    savePlan: 'Save plan (JSON)',
    saveCase: 'Save its case (JSON)',
    planHint:
      '“postdry sweep plan.json --out rows.jsonl” runs it with case.json beside it; --shard 2/8 runs a part.',
    empty: 'No sweep was run yet. Add an axis on the right and press Run sweep (F5).',
    noNames:
      'To vary a value of the recipe, give it a name in the text, such as Hold for {soak = 4 h}.',
    noAxes: 'Nothing varies yet. Add an axis.',
    figures: 'Sweep of the recipe',
    table: 'Rows of the sweep',
    output: 'Show',
    outputs: {
      targetPpmAtEnd: 'water of the target at the end',
      endPpmMean: 'mean water at the end',
      endPpmMax: 'water at the wettest depth at the end',
      timeToTargetS: 'time to target',
      lengthS: 'oven time',
    },
    chart: 'Sweep',
    chartDescription: (what: string, count: number) => `${what} of ${count} rows of the sweep.`,
    curve: (name: string, value: string) => `${name} ${value}`,
    mostCurves: (most: number) =>
      `Curves of the lowest ${most} values are drawn; the table has all.`,
    others: 'Of further axes than two, the first values are shown; the table has all.',
    drawn: {
      label: 'How the sweep is drawn',
      curves: 'Curves',
      map: 'Map',
    },
    alike: (value: string) => `All rows give the same: ${value}.`,
    alikeUntil:
      'The recipe goes on until that is reached, so that only its time varies. Show the time to target.',
    map: {
      heading: 'Map of the sweep',
      label: (what: string, y: string, x: string) =>
        `${what} over ${x} and ${y}. Arrow keys go from cell to cell; the same as a table by the button Table.`,
      hint: 'Point at a cell, or go from cell to cell with the arrow keys.',
      at: (name: string, value: string) => `${name} ${value}`,
      corner: (row: string, column: string) => `${row} ↓ · ${column} →`,
      states: {
        value: 'value',
        'not-reached': 'not reached',
        failed: 'failed',
        refused: 'not possible',
        'not-run': 'not run',
      },
      met: 'meets the target',
      metShort: '✓ met',
      notMet: 'above the target',
    },
    columns: {
      row: 'Row',
      outcome: 'Outcome',
      timeToTargetS: 'To target',
      lengthS: 'Oven time',
      endPpmMean: 'Mean at end',
      endPpmMax: 'Max at end',
      targetPpmAtEnd: 'Target water',
      caps: 'Caps',
    },
    outcomes: { finished: 'finished', failed: 'failed', refused: 'not possible' } satisfies Record<
      SweepRow['outcome'],
      string
    >,
    notReached: 'not reached',
    errorsOf: 'rows',
    steepFront: ', steep front',
    csv: 'Save rows (CSV)',
    partial: (done: number, of: number) => `Ended early: ${done} of ${of} rows were run.`,
    first: (count: number) => `The first ${count} rows; the CSV has all.`,
  },

  progress: {
    label: 'Progress of the study',
    runs: (done: number, total: number | null) =>
      total === null ? `${done} runs` : `${done} of ${total} runs`,
    rate: (rate: string) => `${rate} runs/s`,
    left: (time: string) => `${time} left`,
    phases: { searching: 'searching', checking: 'checking the answer', rows: '' } as Partial<
      Record<string, string>
    >,
    queued: 'waiting for a solver process',
    cancel: 'Cancel',
  },
  list: {
    heading: 'Kept',
    empty: 'None yet.',
    show: (title: string) => `Show ${title}`,
    delete: 'Delete',
    deleteOf: (title: string) => `Delete ${title}`,
    state: {
      queued: 'waiting',
      running: 'running',
      finished: 'finished',
      failed: 'failed',
      cancelled: 'cancelled',
    } satisfies Record<RunState, string>,
    kinds: {
      question: 'Question',
      robust: 'Samples',
      optimum: 'Shortest',
      shortest: 'Shortest, several values',
      sweep: 'Sweep',
    } as Partial<Record<string, string>>,
  },
  throughput: (runs: number, time: string, rate: string) =>
    `${runs} runs in ${time}, ${rate} runs/s`,
  stale: 'Made for another text or another state of the case.',
  oven: {
    'oven.temperatureOffset': 'Oven temperature, offset',
    'oven.pressureFactor': 'Pressure below 0.5 bar, factor',
    'oven.dewPointOffset': 'Dew points of the gases, offset',
  },
  loadingOf: (component: string) => `${component}: loading of the isotherm, factor`,
  none: '–',
};
