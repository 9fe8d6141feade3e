import type { Regime } from '#shared/numerics/analysis/regime.ts';
import type { RunState } from '#shared/contract/runs.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber, formatPercent } from '#shared/units/format-number.ts';
import type { ContentUnit } from '#shared/units/water-content.ts';

import { editor } from './en/editor.ts';
import { frame } from './en/frame.ts';
import { materials } from './en/materials.ts';
import { recipes } from './en/recipes.ts';

/** Every text of the window. */
export const strings = {
  editor,
  frame,
  materials,
  recipes,
  product: 'PostDry Studio',
  run: 'Run',
  cancel: 'Cancel',
  close: 'Close',
  parameters: 'Parameters',
  theme: { light: 'light', dark: 'dark', toggle: 'Light or dark' },

  cases: {
    heading: 'Cases of the paper',
    source: 'Heckmann et al. 2026, Drying Technology',
    values: 'Values of this case',
    assumed: (count: number) =>
      count === 1
        ? '1 value is assumed. Open it to read why.'
        : `${count} values are assumed. Open one to read why.`,
    changed: 'changed',
    changedTitle: (title: string) => `${title}, changed`,
    valuesChanged: 'Values of this case, changed',
    shippedSummary: 'As it comes with the program:',
    follows: (shipped: string) => `Follows from the sliders. The case itself has ${shipped}.`,
    followsCount: (count: number) =>
      count === 1
        ? '1 value follows from the sliders.'
        : `${count} values follow from the sliders.`,
  },

  values: {
    macro: 'Macro scale: pores and particles',
    micro: 'Micro scale: binder',
    water: 'Water',
    macroLength: ['Length', 's', 'ma'],
    volumeFraction: ['Volume share', 'Φ', ''],
    porosity: ['Porosity', 'ε', ''],
    gasDiffusivity: ['Diffusion', 'D', 'ma'],
    microLength: ['Length', 's', 'mi'],
    microDiffusivity: ['Diffusion', 'D', 'mi'],
    gasPerSolid: ['Gas / solid', 'K', 'ma'],
    microPerSolid: ['Micro / solid', 'K', 'mi'],
    initial: ['Start, solid', 'c', 's,0'],
    boundary: ['Outside', 'c', 's,∞'],
    density: ['Dry coating', 'ρ', ''],
  },

  adjust: {
    heading: 'Adjust',
    ratio: 'Ratio',
    ratioSymbol: 'τ micro / τ macro',
    share: 'Water on the micro scale',
    shareSymbol: 'β',
    duration: 'Duration',
    durationSymbol: 't / τ macro',
    noMicro: 'Without effect: the micro scale of this case has no resistance.',
    reset: 'Reset to the case',
  },

  solve: {
    heading: 'Run',
    accuracy: 'Accuracy',
    accuracyUnit: 'of the start',
    state: {
      idle: 'not run yet',
      queued: 'waiting',
      running: 'running',
      finished: 'finished',
      failed: 'failed',
      cancelled: 'cancelled',
    } satisfies Record<RunState | 'idle', string>,
    finishedIn: (elapsedMs: number) => `finished in ${formatDuration(elapsedMs / 1000)}`,
    stale: (what: readonly string[]) => `run was for ${what.join(', ')}`,
    staleRatio: (ratio: number) => `ratio ${formatNumber(ratio)}`,
    staleShare: (share: number) => `β ${formatPercent(share)}`,
    staleDuration: (duration: number) => `${formatNumber(duration)} τ macro`,
    endedAt: (how: string, fraction: number) => `${how} at ${formatPercent(fraction)} of the time`,
    endedInEstimate: (how: string) => `${how}, result complete, error not estimated`,
    endedBefore: (how: string) => `${how} before a result; the last one is shown`,
    waiting: (titles: readonly string[]) =>
      titles.length > 1
        ? `waiting for ${titles.length} runs, first ${titles[0] ?? ''}`
        : ['waiting', ...titles].join(' for '),
    notRun: (field: string, reason: string) => `Not run. ${field}: ${reason}`,
    progress: 'Progress of the run',
    phase: { solve: 'solving', estimate: 'estimating the error' },
    remaining: (remainingS: number | null) =>
      remainingS === null ? '' : `${formatDuration(remainingS)} left`,
    failedHeading: 'The run failed.',
  },

  content: {
    heading: 'Water content',
    unit: {
      fraction: 'of start',
      'kg/kg': 'kg/kg',
      'kg/m3': 'kg/m³',
      'wt-ppm': 'wt-ppm',
    } satisfies Record<ContentUnit, string>,
    unitLabel: 'Unit of the water content',
    axis: {
      fraction: 'water content / of start',
      'kg/kg': 'water content / kg/kg',
      'kg/m3': 'water content / kg/m³',
      'wt-ppm': 'water content / wt-ppm of dry coating',
    } satisfies Record<ContentUnit, string>,
    noDensity:
      'This case does not say how heavy its dry coating is, so wt-ppm cannot be shown ' +
      '[dryCoatingDensityKgPerM3]. Choose kg/m³ or “of start”.',
    scaleLabel: 'Time axis',
    linear: 'linear',
    log: 'log',
  },

  charts: {
    time: (unit: string) => `time / ${unit}`,
    total: {
      title: 'Total',
      solved: 'two scales, solved',
      solvedBefore: 'last run',
      analytic: 'analytic',
      macroOnly: 'macro only',
      microOnly: 'micro only',
      description: (start: string, end: string, duration: string) =>
        `Total water content over time: from ${start} to ${end} after ${duration}, ` +
        'with the two limits in which only one scale resists.',
    },
    gradients: {
      title: 'Gradients',
      macro: 'macro',
      micro: 'micro at the mirror',
      axis: 'c / c start',
      source: { solver: 'solved', analytic: 'analytic' },
      description:
        'Mean content of the macro scale and of the micro scale at the mirror plane over time, ' +
        'each with the range from its lowest to its highest value.',
    },
    deviation: {
      title: 'One-scale error',
      macroOnly: 'macro only',
      microOnly: 'micro only',
      axis: 'difference / %',
      threshold: (threshold: number) => `${formatPercent(threshold)} limit`,
      description: (macro: string, micro: string) =>
        'Difference of the total to each one-scale model over time. ' +
        `Largest: ${macro} without micro resistance, ${micro} without macro resistance.`,
    },
    table: 'Table',
    csv: 'CSV',
    png: 'PNG',
    resetZoom: 'Reset zoom',
    moreColumns: 'more columns →',
    tableLabel: (title: string) => `Numbers of the chart “${title}”`,
    exportLabel: (kind: string, title: string) => `Save “${title}” as ${kind}`,
    showTableLabel: (title: string) => `Show “${title}” as a table`,
  },

  analysis: {
    heading: 'Diffusion times',
    tauMacro: 'τ macro',
    tauMicro: 'τ micro',
    none: 'no resistance',
    ratio: 'ratio',
    share: 'water on the micro scale β',
    meanTimeShare: 'share of the mean drying time',
    errorsHeading: 'Largest error of one scale alone',
    macroOnly: 'macro only',
    microOnly: 'micro only',
    at: (time: string) => `at ${time}`,
    atStart: 'at the start',
    regime: {
      macro: 'Macro scale controls',
      micro: 'Micro scale controls',
      both: 'Both scales count',
    } satisfies Record<Regime, string>,
    regimeReason: (regime: Regime, threshold: number) => {
      const limit = `${formatPercent(threshold)} of the initial water`;
      return regime === 'both'
        ? `Each one-scale model is wrong by more than ${limit} at some time.`
        : `The ${regime}-only model stays within ${limit} at all times.`;
    },
    timesHeading: 'Time until',
    timesColumns: {
      content: 'of start',
      both: 'both',
      macro: 'macro only',
      micro: 'micro only',
    },
    never: 'not reached',
    atOnce: 'at once',
    threshold: 'Limit',
    thresholdUnit: '% of start',
  },

  quality: {
    label: 'Quality of the result',
    balance: 'mass balance',
    error: 'estimated error',
    steps: 'steps',
    mesh: 'mesh',
    solver: 'solver',
    input: 'input',
    inputLabel: 'hash of everything that was solved',
    none: 'No result of the solver yet. The thin curves are the analytic solution.',
    notEstimated: 'not estimated',
  },

  field: {
    notANumber: (text: string) => `“${text}” is not a number.`,
    outside: (minimum: string, maximum: string) => `Allowed: ${minimum} – ${maximum}.`,
  },

  status: {
    host: {
      electron: 'desktop',
      loopback: 'this machine only, 127.0.0.1',
    },
    workers: (count: number) => (count === 1 ? '1 solver process' : `${count} solver processes`),
    units: 'SI inside',
    loading: 'Loading the cases…',
  },

  errors: {
    hostHeading: 'The program cannot be reached.',
    casesHeading: 'The cases cannot be shown.',
    reference: (incidentId: string) => `Reference in the log: ${incidentId}`,
  },
} as const;
