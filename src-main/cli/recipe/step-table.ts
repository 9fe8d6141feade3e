import Table from 'cli-table3';
import type { RecipeResult, StepResult } from '#shared/domain/recipe/recipe-result.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';

const outcomeWords: Readonly<Record<StepResult['outcome'], string>> = {
  completed: 'completed',
  'condition-met': 'condition met',
  'already-met': 'already met at start',
  'cap-reached': 'cap reached',
  cancelled: 'cancelled',
  failed: 'failed',
  'not-reached': 'not reached',
};

/** The steps of a result as a table for a terminal. */
export function stepTable({ steps, ppmBasis }: RecipeResult): string {
  const basis = ppmBasis === 'coating' ? 'coating' : 'electrode with foil';
  const table = new Table({
    head: [
      'step',
      'what',
      'from',
      'to',
      'outcome',
      `mean, max [wt-ppm, ${basis}]`,
      'coil',
      'pressure',
    ],
    style: { head: [], border: [] },
    colWidths: [null, 40],
    wordWrap: true,
  });
  for (const step of steps) table.push(rowOf(step));
  return table.toString();
}

function rowOf(step: StepResult): string[] {
  const { path, text, startS, endS, outcome, temperatureK, pressurePa } = step;
  const time = (timeS: number | null) => (timeS === null ? '–' : formatDuration(timeS));
  const ppm = [step.waterPpmMean, step.waterPpmMax].map((value) =>
    value === null ? '–' : formatNumber(value, 4),
  );
  return [
    path,
    text,
    time(startS),
    time(endS),
    outcomeWords[outcome],
    ppm.join(', '),
    temperatureK === null ? '–' : `${formatNumber(temperatureK - 273.15, 4)} °C`,
    pressurePa === null ? '–' : `${formatNumber(pressurePa / 100, 4)} mbar`,
  ];
}
