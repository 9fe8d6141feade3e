import { asked, read, type Decision, type ImportOutcome } from '../outcome.ts';
import type { DecimalSign } from './number-text.ts';
import type { Separator } from './split-rows.ts';
import type { BodySurvey } from './survey-body.ts';

export interface ChosenDecimal {
  readonly decimal: DecimalSign;
  readonly decision: Decision;
}

/**
 * The decimal sign of a file, decided once by all of its numbers. Where they contradict each other,
 * or all of them can be read in two ways, it is a question.
 *
 * @param found what the numbers tell
 * @param separator null for a workbook, whose numbers need no sign
 */
export function decideDecimal(
  found: BodySurvey['decimals'],
  separator: Separator | null,
  answer: DecimalSign | undefined,
): ImportOutcome<ChosenDecimal, 'decimal'> {
  if (answer !== undefined) return decided(answer, 'it was stated');
  const { point, comma, either } = found;
  if (point !== undefined && comma !== undefined) {
    const what = `Some numbers have a decimal point (${point}), others a decimal comma (${comma}).`;
    return asked('decimal', `${what} Which are right?`, ['point', 'comma']);
  }
  if (point !== undefined) return decided('point', `"${point}" can be read in no other way`);
  if (comma !== undefined) return decided('comma', `"${comma}" can be read in no other way`);
  if (either === undefined) return decided('point', 'no number has a decimal sign');
  if (separator === 'comma') return decided('point', 'the comma separates the cells');
  const other = either.includes('.') ? 'comma' : 'point';
  const same = other === 'comma' ? 'point' : 'comma';
  return asked(
    'decimal',
    `"${either}" can be ${either.replace(',', '.')} (decimal ${same}) or ` +
      `${either.replace(/[.,]/, '')} (decimal ${other}), and no other number tells.`,
    ['point', 'comma'],
  );
}

function decided(decimal: DecimalSign, why: string): ImportOutcome<ChosenDecimal, never> {
  return read({ decimal, decision: { what: 'decimal sign', decided: decimal, why } });
}
