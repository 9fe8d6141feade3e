import { thinOut } from '#renderer/charts/thin-out.ts';
import { EXPERIMENT_CHANNELS, type Experiment } from '#shared/domain/experiment/experiment.ts';

export type ChannelKey = (typeof EXPERIMENT_CHANNELS)[number];

/** A channel with as many of its points as a picture can show. */
export interface ChannelSummary {
  readonly key: ChannelKey;
  readonly count: number;
  /** smallest and largest of all values, in SI units */
  readonly min: number;
  readonly max: number;
  readonly timeS: Float64Array;
  readonly values: Float64Array;
}

/** What the page shows of a run that was read; the run itself stays with the worker. */
export interface RunSummary {
  readonly title: string;
  readonly rowsRead: number;
  readonly rejectedCount: number;
  /** the first of them */
  readonly rejected: Experiment['rowsRejected'];
  readonly understood: Experiment['understood'];
  readonly warnings: readonly string[];
  readonly firstS: number;
  readonly lastS: number;
  readonly medianStepS: number;
  readonly channels: readonly ChannelSummary[];
}

const listedRejections = 500;
const picturePoints = 2000;
/** Steps of which the median is taken; evenly spread over the run. */
const sampledSteps = 20_001;

export function summarise(experiment: Experiment): RunSummary {
  const { title, rowsRead, rowsRejected, understood, warnings, timeS } = experiment;
  return {
    title,
    rowsRead,
    rejectedCount: rowsRejected.length,
    rejected: rowsRejected.slice(0, listedRejections),
    understood,
    warnings,
    firstS: timeS[0] ?? NaN,
    lastS: timeS.at(-1) ?? NaN,
    medianStepS: medianStep(timeS),
    channels: EXPERIMENT_CHANNELS.flatMap((key) => channelOf(experiment, key)),
  };
}

/** Median time between rows that follow each other; NaN for less than two rows. */
export function medianStep(timeS: readonly number[]): number {
  const stride = Math.max(1, Math.ceil((timeS.length - 1) / sampledSteps));
  const steps: number[] = [];
  for (let row = 1; row < timeS.length; row += stride) {
    steps.push((timeS[row] ?? NaN) - (timeS[row - 1] ?? NaN));
  }
  return Float64Array.from(steps).sort()[Math.floor(steps.length / 2)] ?? NaN;
}

function channelOf(experiment: Experiment, key: ChannelKey): ChannelSummary[] {
  const channel = experiment[key];
  if (channel === undefined) return [];
  const times = new Float64Array(channel.length);
  const values = new Float64Array(channel.length);
  let [count, min, max] = [0, Infinity, -Infinity];
  channel.forEach((value, row) => {
    if (value === null) return;
    times[count] = experiment.timeS[row] ?? NaN;
    values[count] = value;
    count += 1;
    min = Math.min(min, value);
    max = Math.max(max, value);
  });
  if (count === 0) return [];
  const kept = thinOut(times, values, 0, count, picturePoints);
  const part = (list: Float64Array) => Float64Array.from(kept, (at) => list[at] ?? NaN);
  return [{ key, count, min, max, timeS: part(times), values: part(values) }];
}
