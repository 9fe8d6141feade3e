import type { HostClient } from '#renderer/api/host-client.ts';
import { adjustCase, type Adjustment, adjustmentOf } from '#renderer/case-view/adjust-case.ts';
import { curveTimes } from '#renderer/case-view/curve-times.ts';
import { analyticBands, solvedBands } from '#renderer/case-view/gradient-bands.ts';
import { linearView, macroOnly, microOnly } from '#renderer/case-view/linear-problem.ts';
import type { ActiveRun } from '#shared/contract/runs.ts';
import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { referenceDrivingValue } from '#shared/domain/case/driving-values.ts';
import type { ShippedCase } from '#shared/domain/case/shipped-cases.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { ACCURACY } from '#shared/domain/run/accuracy.ts';
import { meanTimeMicroShare } from '#shared/numerics/analysis/diffusion-times.ts';
import { oneScaleErrors } from '#shared/numerics/analysis/one-scale-errors.ts';
import { classifyRegime } from '#shared/numerics/analysis/regime.ts';
import { timeToContent } from '#shared/numerics/analytic/time-to-content.ts';
import { totalContent } from '#shared/numerics/analytic/totals.ts';
import { type ContentBasis, contentFactor, type ContentUnit } from '#shared/units/water-content.ts';
import { Run } from './run.svelte.ts';

/** Parts of the start whose times are listed. */
const contentMarks = [0.5, 0.1, 0.01];

/** One shipped case being looked at: what was changed about it, what follows, and its run. */
export class Study {
  readonly shipped: ShippedCase;
  readonly run: Run;

  ratio = $state(1);
  microShare = $state(0.5);
  duration = $state(1);
  accuracy = $state<number>(ACCURACY.usual);
  /** Largest error of a one-scale model that still counts as agreement. */
  threshold = $state(0.02);

  readonly adjustment: Adjustment = $derived({
    ratio: this.ratio,
    microShare: this.microShare,
    duration: this.duration,
  });
  readonly transportCase = $derived.by(() =>
    adjustCase(this.shipped.transportCase, this.adjustment, curveTimes),
  );
  readonly timesS = $derived(Float64Array.from(this.transportCase.outputTimesS));

  readonly times = $derived(characteristicTimes(this.transportCase));
  readonly #view = $derived(linearView(this.transportCase));
  readonly meanTimeMicroShare = $derived(meanTimeMicroShare(this.#view.problem));
  readonly oneScaleErrors = $derived(oneScaleErrors(this.#view.problem));
  readonly regime = $derived(classifyRegime(this.oneScaleErrors, this.threshold));

  /** When the total has fallen to some parts of the start, for each model. */
  readonly timesToContent = $derived.by(() => {
    const { problem, boundary } = this.#view;
    const models = [problem, macroOnly(problem), microOnly(problem)];
    return contentMarks.map((content) => ({
      content,
      timesS: models.map((model) => timeToContent(model, boundary, content)),
    }));
  });

  readonly twoScaleTotal = $derived(this.#total(this.#view.problem));
  readonly macroOnlyTotal = $derived(this.#total(macroOnly(this.#view.problem)));
  readonly microOnlyTotal = $derived(this.#total(microOnly(this.#view.problem)));

  /** Whether the last result belongs to what the fields say now. */
  readonly fresh = $derived.by(() => {
    const solved = this.run.solved;
    return solved !== undefined && sameAdjustment(solved.adjustment, this.adjustment);
  });
  readonly bands = $derived.by(() => {
    const solved = this.run.solved;
    return solved && this.fresh && solved.complete
      ? { source: 'solver' as const, timesS: solved.result.timeS, ...solvedBands(solved.result) }
      : {
          source: 'analytic' as const,
          timesS: this.timesS,
          ...analyticBands(this.#view, this.timesS),
        };
  });

  readonly basis: ContentBasis = $derived({
    referenceKgPerM3: waterContentsKgPerM3(
      this.transportCase,
      referenceDrivingValue(this.transportCase).value,
    ).total,
    dryCoatingDensityKgPerM3: this.transportCase.dryCoatingDensityKgPerM3,
  });

  constructor(shipped: ShippedCase, client: HostClient) {
    this.shipped = shipped;
    this.run = new Run(client);
    this.reset();
  }

  readonly changed = $derived.by(() => {
    const original = adjustmentOf(this.shipped.transportCase);
    return !sameAdjustment(original, this.adjustment);
  });

  /** Back to the case as it was shipped. */
  reset(): void {
    this.#adjust(adjustmentOf(this.shipped.transportCase));
  }

  /** Follows a run of this case that this page did not start; the fields stay as they are. */
  adopt(run: ActiveRun): void {
    const { transportCase, options } = run;
    const adjustment = adjustmentOf(transportCase);
    const { accuracy = ACCURACY.usual } = options;
    this.run.adopt({ transportCase, adjustment, accuracy }, run);
  }

  /** Sets the fields to what the latest run was asked for. */
  showWhatIsSolved(): void {
    const { asked } = this.run;
    if (!asked) return;
    this.#adjust(asked.adjustment);
    this.accuracy = asked.accuracy;
  }

  /** The unit in which this case can be shown: the wished one, else fractions. */
  contentUnit(wished: ContentUnit): ContentUnit {
    return contentFactor(wished, this.basis) === undefined ? 'fraction' : wished;
  }

  solve(): Promise<void> {
    const { transportCase, adjustment, accuracy } = this;
    return this.run.start({ transportCase, adjustment, accuracy });
  }

  #adjust({ ratio, microShare, duration }: Adjustment): void {
    this.ratio = ratio;
    this.microShare = microShare;
    this.duration = duration;
  }

  #total(problem: Parameters<typeof totalContent>[0]): Float64Array {
    return totalContent(problem, this.#view.boundary, this.timesS);
  }
}

function sameAdjustment(a: Adjustment, b: Adjustment): boolean {
  return a.ratio === b.ratio && a.microShare === b.microShare && a.duration === b.duration;
}
