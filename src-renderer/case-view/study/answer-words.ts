import { studyStrings } from '#renderer/strings/en/studies.ts';
import type { Answer } from '#shared/domain/study/answer.ts';
import type { Question } from '#shared/domain/study/question.ts';
import { numberOf } from '#shared/domain/recipe/varied-value.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';

const text = studyStrings.answer;
const zeroCelsiusK = 273.15;

/** A value of the unknown of a question: a time, or a dew point. */
export function unknownInWords({ ask }: Question, value: number): string {
  if (ask !== 'highest-dew-point') return formatDuration(value);
  return `${formatNumber(value - zeroCelsiusK, 4)} °C`;
}

/**
 * The answer as a sentence, also where there is no such value.
 * @param water writes wt-ppm with their basis
 */
export function answerInWords(
  question: Question,
  answer: Answer,
  water: (ppm: number | null) => string,
): string {
  const { kind, value, lower, upper, ppmAtLower, ppmAtUpper } = answer;
  if (kind === 'cancelled' || kind === 'failed') return text.ended[kind];
  const inWords = (of: number): string => unknownInWords(question, of);
  const found = inWords(value ?? Number.NaN);
  // Which side of the value meets the limit depends on whether the coil dries or takes up water.
  const dries = (ppmAtUpper ?? Infinity) < (ppmAtLower ?? Infinity);
  const limitPpm = numberOf(question.limit.ppm);
  switch (question.ask) {
    case 'longest-exposure':
      if (kind === 'found') {
        if ((ppmAtLower ?? 0) > limitPpm) return text.waitFrom(water(ppmAtLower), found);
        const falls = (ppmAtUpper ?? Infinity) < limitPpm;
        return `${text.wait(found)}${falls ? ` ${text.waitAgain(water(ppmAtUpper))}` : ''}`;
      }
      if (kind === 'nowhere') return text.waitNone(water(ppmAtLower));
      return `${text.waitAll(inWords(upper))} ${text.waitMore(water(ppmAtUpper))}`;
    case 'shortest-hold':
      if (kind === 'found') return dries ? text.hold(found) : text.holdAtMost(found);
      if (kind === 'nowhere') return text.holdNone(inWords(upper), water(ppmAtUpper));
      return text.holdAll;
    case 'highest-dew-point':
      if (kind === 'found') return text.dewPoint(found);
      if (kind === 'nowhere') return text.dewPointNone(inWords(lower), water(ppmAtLower));
      return text.dewPointAll(inWords(upper));
  }
}
