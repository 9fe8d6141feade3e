import type { ResultRecord } from '#shared/domain/run/result.ts';
import type { RunFigures } from './runs.ts';

/** What lists and comparisons show of a result. */
export function runFigures(result: ResultRecord): RunFigures {
  return {
    tauMacroS: result.tauMacroS,
    tauMicroS: result.tauMicroS,
    microShare: result.microShare,
    meanTimeMicroShare: result.meanTimeMicroShare,
    initialKgPerM3: result.initialKgPerM3,
    lastTotal: result.total.at(-1) ?? null,
    lastTimeS: result.timeS.at(-1) ?? null,
    estimatedError: result.estimatedError,
    massBalanceDefect: result.massBalanceDefect,
    steps: result.statistics.steps,
    warningCount: result.warnings.length,
    inputHash: result.inputHash,
    solver: `${result.solver.name} ${result.solver.version}`,
  };
}
