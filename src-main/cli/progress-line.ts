import type { SimulationProgress } from '#shared/simulation/simulation-run.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';

const SHORTEST_INTERVAL_MS = 100;
/** Width of a terminal that does not tell its own. */
const USUAL_WIDTH = 80;
/** Share of the work up to which the rest can be told from the time so far. */
const LAST_KNOWN = 0.85;
const CLEAR_LINE = '\r\u001B[K';

/** A line that shows how far some work is, on a terminal only. */
export interface TerminalLine {
  /** @param describe gives the text; called only when it is shown */
  readonly show: (describe: () => string) => void;
  readonly clear: () => void;
}

/** @param terminal where to write; nothing is written unless it is a terminal */
export function terminalLine(terminal: NodeJS.WriteStream): TerminalLine {
  if (!terminal.isTTY) return { show: () => undefined, clear: () => undefined };
  let shownMs = -Infinity;
  return {
    show(describe) {
      const nowMs = performance.now();
      if (nowMs - shownMs < SHORTEST_INTERVAL_MS) return;
      shownMs = nowMs;
      terminal.write(CLEAR_LINE + describe().slice(0, (terminal.columns || USUAL_WIDTH) - 1));
    },
    clear() {
      if (shownMs > -Infinity) terminal.write(CLEAR_LINE);
    },
  };
}

/** A line that shows how far a simulation is, on a terminal only. */
export interface ProgressLine {
  readonly show: (progress: SimulationProgress) => void;
  readonly clear: () => void;
}

/**
 * @param terminal where to write; nothing is written unless it is a terminal
 * @param label what is being simulated, empty for none
 */
export function progressLine(terminal: NodeJS.WriteStream, label = ''): ProgressLine {
  const line = terminalLine(terminal);
  const startMs = performance.now();
  return {
    show: (progress) =>
      line.show(() => {
        const text = describeProgress(progress, (performance.now() - startMs) / 1000);
        return [label, text].join(' ').trim();
      }),
    clear: line.clear,
  };
}

/** How far a simulation is after a time of work, for example in a terminal. */
export function describeProgress(progress: SimulationProgress, elapsedS: number): string {
  const { fraction, simTimeS, steps, rejected, phase } = progress;
  const parts = [
    `${Math.floor(100 * fraction)} %`,
    phase === 'estimate' ? 'estimating the error' : `at ${formatDuration(simTimeS)}`,
    `${formatNumber(steps, 6)} steps (${formatNumber(rejected, 6)} rejected)`,
  ];
  const leftS = (elapsedS * (1 - fraction)) / fraction;
  // The last per cents are refinements whose length nobody knows.
  if (fraction > 0 && fraction < LAST_KNOWN && elapsedS > 0.5 && leftS >= 1) {
    parts.push(`about ${formatDuration(leftS)} left`);
  }
  return parts.join(', ');
}
