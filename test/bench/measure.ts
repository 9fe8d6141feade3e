import type { Outcome, Problem } from './problem.ts';

/** One line of the benchmark. Times are CPU times of the whole process, so ratios hold on a busy machine. */
export interface Measured extends Outcome {
  readonly name: string;
  /** Median and lowest tenth of the repeats, ms. */
  readonly cpuMs: number;
  readonly cpuMsLow: number;
  /** From the lowest tenth: on a shared machine the median tells more of the neighbours. */
  readonly nsPerStepAndUnknown: number | null;
  readonly peakMemoryMB: number;
}

/** Warms a problem up, repeats it and describes it. */
export function measure(problem: Problem): Measured {
  for (let k = 0; k < problem.warmUp; k++) problem.run();
  const times: number[] = [];
  let outcome: Outcome | undefined;
  for (let k = 0; k < problem.repeats; k++) {
    const before = process.cpuUsage();
    outcome = problem.run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e3);
  }
  if (outcome === undefined) throw new Error(`${problem.name} was not run.`);
  times.sort((a, b) => a - b);
  const cpuMs = times[Math.floor(times.length / 2)]!;
  const cpuMsLow = times[Math.floor(times.length / 10)]!;
  const work = outcome.steps * outcome.unknowns;
  return {
    name: problem.name,
    ...outcome,
    cpuMs,
    cpuMsLow,
    nsPerStepAndUnknown: work === 0 ? null : (cpuMsLow * 1e6) / work,
    peakMemoryMB: process.resourceUsage().maxRSS / 1024,
  };
}
