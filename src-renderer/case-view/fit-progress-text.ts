import { fitStrings as text } from '#renderer/strings/en/fit.ts';
import type { FitProgress } from '#shared/domain/fit/fit-progress.ts';

/** What a fit is doing in its phase, such as "Two scales: start 3 of 13". */
export function fitStage({ subject, part }: FitProgress): string {
  const words = text.stage;
  const name =
    subject === 'joint' || subject === 'physical' ? words[subject] : text.models[subject];
  const place = part === undefined ? words.refining : words[part.kind](part.number, part.count);
  return `${name}: ${place}`;
}
