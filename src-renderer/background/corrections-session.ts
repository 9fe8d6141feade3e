import { applyCorrections } from '#shared/domain/experiment/corrections/apply-corrections.ts';
import type { CorrectionIssue } from '#shared/domain/experiment/corrections/correction-state.ts';
import { unpackExperiment } from '#shared/contract/experiment-bytes.ts';
import type { CorrectionStep } from '#shared/domain/experiment/corrections/corrections.ts';
import type { CorrectedRun } from '#shared/domain/experiment/corrections/finish-run.ts';
import { EXPERIMENT_CHANNELS, type Experiment } from '#shared/domain/experiment/experiment.ts';
import {
  type MadeProfile,
  profileFromLog,
  type ProfileRequest,
} from '#shared/domain/recipe/profile/profile-from-log.ts';
import type { ChannelKey } from './run-summary.ts';

/** The columns of a run as they were read, for pictures; NaN where a row holds no value. */
export interface RawColumns {
  readonly timeS: Float64Array;
  readonly channels: readonly { readonly key: ChannelKey; readonly values: Float64Array }[];
}

/** What is told of a run beside its columns. */
export type RunFacts = Pick<
  Experiment,
  'source' | 'rowsRead' | 'rowsRejected' | 'understood' | 'warnings'
>;

export interface LoadedRun {
  readonly raw: RawColumns;
  readonly facts: RunFacts;
}

/** A run after its corrections; lists have an entry for each row that is left. */
export interface CorrectedColumns {
  readonly timeS: Float64Array;
  readonly contentKgPerKg: Float64Array;
  /** one standard deviation of each content, where the file states it */
  readonly errorKgPerKg: Float64Array | null;
  /** row of the experiment that each entry comes from, counted from 0 */
  readonly rows: Int32Array;
  /** estimated standard deviation of the contents; null for fewer than five rows */
  readonly noiseKgPerKg: number | null;
  readonly dryMassKg: number | null;
  /** rows that were left out: reason -> how many */
  readonly excluded: Readonly<Record<string, number>>;
  /** means for a picture, where a step asks for them */
  readonly display: { readonly timeS: Float64Array; readonly contentKgPerKg: Float64Array } | null;
}

export interface Correction {
  /** what the steps did, up to the one that cannot be applied */
  readonly notes: readonly string[];
  readonly issue: CorrectionIssue | null;
  readonly run: CorrectedColumns | null;
}

/** A profile of a recipe, or why the log cannot be one. */
export type ProfileOutcome = MadeProfile | { readonly reason: string };

export interface ProfileQuestion {
  readonly request: ProfileRequest;
  /** time zero of the corrections in the times of the file, s */
  readonly shiftS: number;
}

export type CorrectionCalls = {
  /** Takes a run as the host gives it. */
  readonly load: { readonly input: Uint8Array; readonly output: LoadedRun };
  readonly correct: { readonly input: readonly CorrectionStep[]; readonly output: Correction };
  readonly profile: { readonly input: ProfileQuestion; readonly output: ProfileOutcome };
};

/** One run whose corrections are applied again with every change of them. */
export class CorrectionsSession {
  #experiment: Experiment | undefined;

  /** @throws Error where the bytes are not those of a run */
  load(bytes: Uint8Array): LoadedRun {
    const parsed = unpackExperiment(bytes);
    if (!parsed.ok) throw new Error(parsed.problem);
    const experiment = parsed.value;
    this.#experiment = experiment;
    const channels = EXPERIMENT_CHANNELS.flatMap((key) => {
      const channel = experiment[key];
      if (channel === undefined) return [];
      return [{ key, values: Float64Array.from(channel, (value) => value ?? NaN) }];
    });
    const { source, rowsRead, rowsRejected, understood, warnings } = experiment;
    return {
      raw: { timeS: Float64Array.from(experiment.timeS), channels },
      facts: { source, rowsRead, rowsRejected, understood, warnings },
    };
  }

  correct(steps: readonly CorrectionStep[]): Correction {
    const experiment = this.#experiment;
    if (!experiment) throw new Error('No run is loaded.');
    const applied = applyCorrections(experiment, steps);
    if (applied.ok) {
      const { value } = applied;
      return { notes: value.notes, issue: null, run: columnsOf(experiment, value, steps) };
    }
    return { notes: applied.notes, issue: applied.issue, run: null };
  }

  profile({ request, shiftS }: ProfileQuestion): ProfileOutcome {
    const experiment = this.#experiment;
    if (!experiment) throw new Error('No run is loaded.');
    const { timeS, temperatureK, pressurePa, relativeHumidity } = experiment;
    const times = Float64Array.from(timeS, (time) => time - shiftS);
    try {
      return profileFromLog({ timeS: times, temperatureK, pressurePa, relativeHumidity }, request);
    } catch (error) {
      if (error instanceof RangeError) return { reason: error.message };
      throw error;
    }
  }
}

function columnsOf(
  { waterContentErrorKgPerKg: errors }: Experiment,
  run: CorrectedRun,
  steps: readonly CorrectionStep[],
): CorrectedColumns {
  const excluded: Record<string, number> = {};
  for (const { reason } of run.excluded) excluded[reason] = (excluded[reason] ?? 0) + 1;
  const factor = basisFactor(steps);
  const { display } = run;
  return {
    timeS: Float64Array.from(run.timeS),
    contentKgPerKg: Float64Array.from(run.contentKgPerKg),
    errorKgPerKg:
      errors === undefined || run.dryMassKg !== null
        ? null
        : Float64Array.from(run.rows, (row) => (errors[row] ?? NaN) * factor),
    rows: Int32Array.from(run.rows),
    noiseKgPerKg: run.noise,
    dryMassKg: run.dryMassKg,
    excluded,
    display: display && {
      timeS: Float64Array.from(display.timeS),
      contentKgPerKg: Float64Array.from(display.contentKgPerKg),
    },
  };
}

function basisFactor(steps: readonly CorrectionStep[]): number {
  const basis = steps.find((step) => step.kind === 'basis');
  if (!basis) return 1;
  return basis.per === 'dry coating' ? 1 / basis.coatingShare : basis.coatingShare;
}
