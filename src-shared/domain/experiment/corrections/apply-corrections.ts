import type { Experiment } from '../experiment.ts';
import { correctBuoyancy } from './buoyancy.ts';
import {
  failed,
  massInWords,
  noMass,
  noRows,
  rowsWithin,
  startState,
  timeInWords,
  type CorrectionState,
  type StepOutcome,
} from './correction-state.ts';
import type { CorrectionStep, StepOf } from './corrections.ts';
import { setDryMass } from './dry-mass.ts';
import { finishRun, type AppliedCorrections } from './finish-run.ts';
import { excludeByMedian, excludeMarked } from './outliers.ts';

/**
 * Applies corrections in their order; the experiment stays untouched. The first step that cannot be
 * applied ends it with an issue: nothing is skipped, and no step starts from a wrong state.
 */
export function applyCorrections(
  experiment: Experiment,
  steps: readonly CorrectionStep[],
): AppliedCorrections {
  const state = startState(experiment);
  const notes: string[] = [];
  for (const [number, step] of steps.entries()) {
    const outcome = orderProblem(state, step) ?? applyStep(state, step, number);
    if ('problem' in outcome) return { ok: false, issue: { step: number, ...outcome }, notes };
    notes.push(outcome.done);
  }
  return finishRun(state, notes);
}

function applyStep(state: CorrectionState, step: CorrectionStep, number: number): StepOutcome {
  switch (step.kind) {
    case 'timeZero':
      state.timeS = state.timeS.map((time) => time - step.atS);
      return { done: `time zero: ${timeInWords(step.atS)} becomes 0` };
    case 'segment':
      return selectSegment(state, step, number);
    case 'markedOutliers':
      return excludeMarked(state, step, number);
    case 'medianOutliers':
      return excludeByMedian(state, step, number);
    case 'buoyancyByVolume':
    case 'buoyancyByDensity':
    case 'buoyancyBySinker':
      return correctBuoyancy(state, step, number);
    case 'massOffset':
      return correctOffset(state, step);
    case 'dryMassByValue':
    case 'dryMassByPlateau':
    case 'dryMassBySegmentEnd':
      return setDryMass(state, step);
    case 'basis':
      return changeBasis(state, step);
    case 'resample':
      if (state.displayPoints !== null) return failed('repeated', 'The run is resampled already.');
      state.displayPoints = step.points;
      return { done: `picture: at most ${step.points} points` };
  }
}

/** A dry mass that was read from the data is wrong when the mass is corrected afterwards. */
function orderProblem(state: CorrectionState, { kind }: CorrectionStep): StepOutcome | null {
  const changesMass = kind === 'massOffset' || kind.startsWith('buoyancy');
  if (!changesMass) return null;
  if (state.dryMassFrom === 'data') {
    return failed('order', 'The dry mass was read before this correction. Move it behind.');
  }
  state.massIsCorrected = true;
  return null;
}

function selectSegment(
  state: CorrectionState,
  { fromS, toS }: StepOf<'segment'>,
  number: number,
): StepOutcome {
  const values = state.massKg ?? state.content ?? state.timeS;
  if (rowsWithin(state, values, fromS, toS).length === 0) return noRows(fromS, toS);
  let count = 0;
  state.timeS.forEach((time, row) => {
    if ((time >= fromS && time <= toS) || state.excluded[row] !== undefined) return;
    state.excluded[row] = { step: number, reason: 'segment' };
    count++;
  });
  const [from, to] = [timeInWords(fromS), timeInWords(toS)];
  return { done: `segment: ${from} to ${to} is kept, ${count} rows outside are excluded` };
}

function correctOffset(
  state: CorrectionState,
  { fromS, toS, offsetKg }: StepOf<'massOffset'>,
): StepOutcome {
  const { massKg, timeS } = state;
  if (massKg === null) return noMass;
  if (rowsWithin(state, massKg, fromS, toS).length === 0) return noRows(fromS, toS);
  state.massKg = massKg.map((mass, row) => {
    const time = timeS[row] ?? NaN;
    return time >= fromS && time <= toS ? mass - offsetKg : mass;
  });
  const [from, to] = [timeInWords(fromS), timeInWords(toS)];
  return { done: `mass offset: ${massInWords(offsetKg)} are taken off from ${from} to ${to}` };
}

function changeBasis(state: CorrectionState, { per, coatingShare }: StepOf<'basis'>): StepOutcome {
  if (state.basis !== null) return failed('repeated', 'The basis is changed already.');
  state.basis = { factor: per === 'dry coating' ? 1 / coatingShare : coatingShare, per };
  return { done: `basis: contents are per ${per}` };
}
