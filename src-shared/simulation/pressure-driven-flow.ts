import { heatedStart } from '../domain/case/heated-start.ts';
import { surroundingsOf } from '../domain/case/surroundings.ts';
import type { TransportCase } from '../domain/case/transport-case.ts';
import type { ResultRecord } from '../domain/run/result.ts';
import { isPressureDriven } from '../physics/gas-transport-validity.ts';
import { saturationPressurePa } from '../physics/saturation-pressure.ts';
import { formatDuration } from '../units/duration.ts';
import { formatNumber } from '../units/format-number.ts';

export interface TimeSpan {
  readonly fromS: number;
  readonly toS: number;
}

/**
 * When the vapour pressure at the mirror plane exceeds the pressure outside, so that vapour is also
 * driven by the pressure; undefined when it never does, or where the case cannot tell.
 */
export function pressureDrivenSpan(
  transportCase: TransportCase,
  { timeS, mirrorActivity }: Pick<ResultRecord, 'timeS' | 'mirrorActivity'>,
): TimeSpan | undefined {
  const { pores } = transportCase.macro;
  if (pores === undefined || pores.slipFlow || transportCase.resistances === 'micro') {
    return undefined;
  }
  const list = surroundingsOf(transportCase);
  const exceeds = (activity: number, atS: number): boolean => {
    const { temperatureK, pressurePa } = list.findLast((entry) => entry.timeS <= atS) ?? list[0]!;
    const vapourPa = activity * saturationPressurePa(temperatureK);
    return pressurePa !== undefined && isPressureDriven(vapourPa, pressurePa);
  };
  const times = timeS.filter((atS, k) => atS > 0 && exceeds(mirrorActivity?.[k] ?? 0, atS));
  const atOnce = exceeds(heatedStart(transportCase).driving, 0);
  const fromS = atOnce ? 0 : times[0];
  return fromS === undefined ? undefined : { fromS, toS: times.at(-1) ?? fromS };
}

/** Content that times are compared at where nobody has set a target: a tenth of what is exchanged. */
export function usualTargetKgPerM3({
  initialKgPerM3,
  equilibriumKgPerM3,
}: Pick<ResultRecord, 'initialKgPerM3' | 'equilibriumKgPerM3'>): number {
  return equilibriumKgPerM3 + 0.1 * (initialKgPerM3 - equilibriumKgPerM3);
}

/** First time at which the total is down at a content, linear between the output times; else null. */
export function timeToTargetS(
  { timeS, totalKgPerM3 }: Pick<ResultRecord, 'timeS' | 'totalKgPerM3'>,
  targetKgPerM3: number,
): number | null {
  const index = totalKgPerM3.findIndex((total) => total <= targetKgPerM3);
  if (index < 0) return null;
  if (index === 0) return timeS[0]!;
  const [before, after] = [totalKgPerM3[index - 1]!, totalKgPerM3[index]!];
  const share = (before - targetKgPerM3) / (before - after);
  return timeS[index - 1]! + share * (timeS[index]! - timeS[index - 1]!);
}

/** What the span means, in one sentence or two. */
export function pressureDrivenWarning(
  { fromS, toS }: TimeSpan,
  content: string,
  withoutS: number | null,
  withSlipS: number | null,
): string {
  const reached = (timeS: number | null): string =>
    timeS === null ? 'not within the run' : formatDuration(timeS);
  const change =
    withoutS !== null && withSlipS !== null && withoutS > 0
      ? ` (${formatNumber((100 * (withSlipS - withoutS)) / withoutS, 2)} %)`
      : '';
  return (
    `${vapourFlows({ fromS, toS })} Time to ${content}: ${reached(withoutS)} ` +
    `by diffusion, ${reached(withSlipS)} with the slip-flow term switched on${change}.`
  );
}

/** The same where no target is compared. */
export function pressureDrivenSpanWarning(span: TimeSpan): string {
  return `${vapourFlows(span)} Switch on the slip-flow term of the case to include it.`;
}

function vapourFlows({ fromS, toS }: TimeSpan): string {
  const span =
    fromS === 0
      ? `Until ${formatDuration(toS)}`
      : `From ${formatDuration(fromS)} to ${formatDuration(toS)}`;
  return (
    `${span} the vapour pressure inside exceeds the pressure outside: vapour then also flows, driven ` +
    'by the pressure, which diffusion alone leaves out.'
  );
}
