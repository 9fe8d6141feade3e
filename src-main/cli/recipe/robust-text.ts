import Table from 'cli-table3';
import type { NamedQuantity } from '#shared/domain/recipe/varied-values.ts';
import { caveatsInWords } from '#shared/domain/study/optimum-caveats.ts';
import { WANTED } from '#shared/domain/study/robust-study.ts';
import {
  accuracyInWords,
  accuracyWarning,
  type RowAccuracy,
} from '#shared/domain/sweep/row-accuracy.ts';
import type { Bands, Influence, Probability } from '#shared/simulation/sweep/robust-summary.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { shownValue } from './named-value-options.ts';
import type { RobustOptimum } from './optimise-robust.ts';

/** What every sentence about samples rests on. */
export interface Common {
  readonly samples: number;
  readonly seed: number;
  readonly accuracy: number;
  readonly tolerancePpm: number;
  readonly target: string;
}

interface RobustSummary extends Common, Probability {
  readonly samplesRun: number;
  readonly targetPpmAsGiven: number | null;
  readonly influences: readonly Influence[];
  readonly bands: Bands | null;
  readonly errors: RowAccuracy;
}

/** Rows of the bands that are printed; --json gives all. */
const PRINTED_EVERY = 10;

/** Probability, bands and influences as text. */
export function robustInWords(summary: RobustSummary): string {
  const { samplesRun, samples, targetPpmAsGiven, bands } = summary;
  return [
    `${inPercent(summary, summary.target)}, from ${samplesRun} of ${samples} samples.`,
    `With the values as given the water at the end is ${ppm(targetPpmAsGiven)} wt-ppm.`,
    basisOf(summary),
    ...errorsOf(summary.errors, summary),
    ...(summary.firstProblem === null
      ? []
      : [`A sample could not be run: ${summary.firstProblem}`]),
    '',
    'What matters: water of the target at the end with one value at its 2.5 % and 97.5 % quantile',
    influenceTable(summary.influences),
    ...(bands === null
      ? []
      : ['Mean water [wt-ppm], percentiles over the samples', bandTable(bands)]),
  ].join('\n');
}

/** The shortest value that suffices, and the values on the way. */
export function optimumInWords(
  { kind, value, trials, errors }: RobustOptimum & { readonly errors: RowAccuracy | null },
  name: string,
  quantity: NamedQuantity,
  common: Common,
): string {
  const wanted = `P(${common.target}) of ${100 * WANTED} % or more`;
  const best = trials.find((trial) => trial.value === value);
  const bestText = best === undefined ? '' : ` ${inPercent(best, common.target)}.`;
  const shown = value === null ? '' : `${name} = ${shownValue(value, quantity)}`;
  const answers: Record<RobustOptimum['kind'], string> = {
    found: `${shown} is the shortest with ${wanted}.${bestText}`,
    everywhere: `Already the lower bound, ${shown}, has ${wanted}.${bestText} Lower it.`,
    nowhere: `No value up to the upper bound has ${wanted}. Raise it.`,
    cancelled: `Cancelled.${value === null ? '' : ` The shortest so far with ${wanted}: ${shown}.${bestText}`}`,
    crashed: `A worker process went away.${value === null ? '' : ` The shortest so far: ${shown}.`}`,
  };
  const lines = trials.map(
    (trial) =>
      `  ${name} = ${shownValue(trial.value, quantity)}: ${inPercent(trial, common.target)}`,
  );
  const caveats = caveatsInWords(trials, value, (one) => `${name} = ${shownValue(one, quantity)}`);
  const basis = [basisOf(common), ...errorsOf(errors, common)];
  return [answers[kind], ...caveats, ...lines, ...basis].join('\n');
}

function inPercent(
  { probability, interval95, met, finished, failed }: Probability,
  target: string,
): string {
  if (probability === null) return `P(${target}) is not known: no sample was run`;
  const [low, high] = interval95.map((p) => formatNumber(100 * p, 3));
  const others = failed === 0 ? '' : `, ${failed} samples could not be run and count as not met`;
  return `P(${target}) = ${formatNumber(100 * probability, 3)} %, 95 % interval ${low} to ${high} % (Wilson; ${met} of ${finished + failed}${others})`;
}

export function basisOf({ seed, accuracy, tolerancePpm }: Common): string {
  return (
    `Latin hypercube with seed ${seed}. Each run to ${accuracy} of the water at the start; ` +
    `the target counts as met up to ${formatNumber(tolerancePpm, 2)} wt-ppm above it.`
  );
}

/** How right the samples are that the figures rest on, with a warning where they are not. */
export function errorsOf(errors: RowAccuracy | null, { accuracy }: Common): string[] {
  if (errors === null) return [];
  const warning = accuracyWarning(errors, accuracy);
  return [accuracyInWords(errors, 'samples'), ...(warning === undefined ? [] : [warning])];
}

function influenceTable(influences: readonly Influence[]): string {
  const table = new Table({
    head: ['value', 'low [SI]', 'high [SI]', 'wt-ppm low', 'wt-ppm high', 'rank correlation'],
    style: { head: [], border: [] },
  });
  for (const { name, unit, low, high, ppmAtLow, ppmAtHigh, rankCorrelation } of influences) {
    const rank = rankCorrelation === null ? '–' : formatNumber(rankCorrelation, 2);
    table.push([
      `${name} [${unit}]`,
      formatNumber(low, 4),
      formatNumber(high, 4),
      ppm(ppmAtLow),
      ppm(ppmAtHigh),
      rank,
    ]);
  }
  return table.toString();
}

function bandTable({ timeS, ...bands }: Bands): string {
  const columns = Object.entries(bands);
  const table = new Table({
    head: ['time', ...columns.map(([name]) => `${name.slice(1)} %`)],
    style: { head: [], border: [] },
  });
  timeS.forEach((time, k) => {
    if (k % PRINTED_EVERY > 0) return;
    table.push([formatDuration(time), ...columns.map(([, values]) => ppm(values[k] ?? null))]);
  });
  return table.toString();
}

function ppm(value: number | null): string {
  return value === null ? '–' : formatNumber(value, 4);
}
