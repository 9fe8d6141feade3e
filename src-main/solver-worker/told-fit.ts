import type { ContractError } from '#shared/contract/error.ts';
import type { FitMoment } from '#shared/estimation/fit-moment.ts';
import { EstimationError } from '#shared/numerics/estimation/estimation-error.ts';
import type { FitCommand } from '#shared/numerics/estimation/fit-outcome.ts';
import type { FitTaskProgress } from '#shared/worker-protocol/messages.ts';

/** Share of the whole at the begin and the end of each phase. */
export type PhaseShares = Readonly<Record<FitMoment['phase'], readonly [from: number, to: number]>>;

type FitEnd<Result> =
  | { readonly state: 'finished'; readonly result: Result }
  | { readonly state: 'cancelled'; readonly result?: Result }
  | { readonly state: 'failed'; readonly error: ContractError };

/** The curve is looked at this often: it moves, and costs next to nothing. */
const lookEveryMs = 120;

/**
 * A fit as the task of a solver's process: tells where it is with the curve at that moment. One that is
 * cancelled keeps what is known by then, if its best values are.
 */
export function* toldFit<Result extends { readonly outcome: string }>(
  fitting: Generator<FitMoment, Result | undefined, FitCommand>,
  shares: PhaseShares,
): Generator<FitTaskProgress, FitEnd<Result>, FitCommand> {
  try {
    let done = 0;
    let lookedMs = -Infinity;
    let told: FitTaskProgress | undefined;
    let next = fitting.next();
    while (next.done !== true) {
      const { fraction, look, ...fit } = next.value;
      const [from, to] = shares[fit.phase];
      done = Math.max(done, from + (to - from) * fraction);
      if (told === undefined || performance.now() - lookedMs >= lookEveryMs) {
        told = { fraction: done, phase: fit.phase, fit: { ...fit, curves: look() } };
        lookedMs = performance.now();
      }
      next = fitting.next(yield told);
    }
    const result = next.value;
    if (result === undefined) return { state: 'cancelled' };
    return { state: result.outcome === 'cancelled' ? 'cancelled' : 'finished', result };
  } catch (error) {
    if (!(error instanceof EstimationError)) throw error;
    return { state: 'failed', error: { code: 'SOLVER_FAILED', message: error.message } };
  }
}
