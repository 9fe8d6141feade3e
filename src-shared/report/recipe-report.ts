import { printWater } from '#shared/domain/recipe/language/print-clauses.ts';
import { printRecipe } from '#shared/domain/recipe/language/print-recipe.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import type { RecipeResult, StepResult } from '#shared/domain/recipe/recipe-result.ts';
import { numberOf } from '#shared/domain/recipe/varied-value.ts';
import { formatDuration, timeUnitFor } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { electrodeSection } from './electrode-section.ts';
import { escapeHtml, htmlTable } from './html.ts';
import { lineChart } from './line-chart.ts';
import { reportStyle } from './report-style.ts';

/** One run of a recipe with what it was made of. */
export interface ReportedRun {
  readonly recipe: Recipe;
  readonly recipeCase: RecipeCase;
  readonly result: RecipeResult;
}

export interface ReportHead {
  readonly title: string;
  /** As it is to be read, with the time zone. */
  readonly date: string;
  readonly program: string;
}

const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#7a6a00', '#56b4e9', '#555555'];

/**
 * Runs of recipes as one self-contained HTML document, without scripts and without anything that is
 * loaded: electrodes with their assumed values, recipes, curves, steps, figures of quality.
 */
export function recipeReport(
  runs: readonly ReportedRun[],
  { title, date, program }: ReportHead,
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(`${program} · ${date}`)}</p>
<h2>Overview</h2>
${overview(runs)}
${waterChart(runs)}
${runs.map(section).join('\n')}
</body>
</html>
`;
}

const basisWords = { coating: 'dry coating', electrode: 'dry electrode with foil' } as const;

const outcomes: Readonly<Record<StepResult['outcome'], string>> = {
  completed: 'completed',
  'condition-met': 'condition met',
  'already-met': 'already met at start',
  'cap-reached': 'cap reached',
  cancelled: 'cancelled',
  failed: 'failed',
  'not-reached': 'not reached',
};

const time = (timeS: number | null): string => (timeS === null ? '–' : formatDuration(timeS));
const ppm = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : formatNumber(value, 4);

function overview(runs: readonly ReportedRun[]): string {
  const head = [
    'Recipe',
    'Case',
    'Target',
    'Time to target',
    'Total time',
    'Water at the end, mean / wt-ppm',
    'Water at the end, max / wt-ppm',
    'wt-ppm per',
    'State',
  ];
  const rows = runs.map(({ recipe: { target }, result }) => [
    result.recipe,
    result.caseTitle,
    target ? printWater(target) : '–',
    target && result.timeToTargetS === null ? 'not reached' : time(result.timeToTargetS),
    time(result.timeS.at(-1) ?? null),
    ppm(result.waterPpmMean.at(-1)),
    ppm(result.waterPpmMax.at(-1)),
    basisWords[result.ppmBasis],
    result.status,
  ]);
  return htmlTable(head, rows);
}

function waterChart(runs: readonly ReportedRun[]): string {
  const endS = Math.max(...runs.map(({ result }) => result.timeS.at(-1) ?? 0));
  const unit = timeUnitFor(endS);
  const several = new Set(runs.map(({ result }) => result.caseTitle)).size > 1;
  // The curves are means: a line for another measure, or for one run of several, would mislead.
  const target = runs[0]?.recipe.target;
  const isShared = runs.every(
    ({ recipe }) => target && recipe.target && printWater(recipe.target) === printWater(target),
  );
  return lineChart({
    title: 'Water, mean of the coil',
    xTitle: `time / ${unit.symbol}`,
    yTitle: 'water content / wt-ppm',
    lines: runs.map(({ result }, index) => ({
      label: several ? `${result.recipe}, ${result.caseTitle}` : result.recipe,
      colour: colours[index % colours.length] ?? '#555555',
      x: result.timeS.map((timeS) => timeS / unit.seconds),
      y: result.waterPpmMean,
    })),
    ...(target &&
      isShared &&
      target.measure === 'mean' && {
        threshold: {
          value: numberOf(target.ppm),
          label: `target ${formatNumber(numberOf(target.ppm))} wt-ppm`,
        },
      }),
  });
}

function section({ recipe, recipeCase, result }: ReportedRun): string {
  return `<section>
<h2>${escapeHtml(`${result.recipe} on ${result.caseTitle}`)}</h2>
<h3>Recipe</h3>
<pre>${escapeHtml(printRecipe(recipe))}</pre>
<h3>Steps</h3>
${steps(result)}
<h3>Oven and coil</h3>
${ovenCharts(result)}
<h3>Electrode</h3>
${electrodeSection(recipeCase.electrodeCase)}
<h3>Quality</h3>
${quality(result)}
</section>`;
}

function steps({ steps: all, ppmBasis }: RecipeResult): string {
  const per = `wt-ppm per ${basisWords[ppmBasis]}`;
  const head = [
    'Step',
    'What',
    'From',
    'To',
    'Outcome',
    `Mean / ${per}`,
    `Max / ${per}`,
    'Coil / °C',
    'Pressure / mbar',
  ];
  const rows = all.map((step) => [
    step.path,
    step.text,
    time(step.startS),
    time(step.endS),
    outcomes[step.outcome],
    ppm(step.waterPpmMean),
    ppm(step.waterPpmMax),
    step.temperatureK === null ? '–' : formatNumber(step.temperatureK - 273.15, 4),
    step.pressurePa === null ? '–' : formatNumber(step.pressurePa / 100, 4),
  ]);
  return htmlTable(head, rows);
}

function ovenCharts(result: RecipeResult): string {
  const unit = timeUnitFor(result.timeS.at(-1) ?? 0);
  const x = result.timeS.map((timeS) => timeS / unit.seconds);
  const xTitle = `time / ${unit.symbol}`;
  const celsius = (values: readonly number[]): number[] => values.map((kelvin) => kelvin - 273.15);
  return [
    lineChart({
      title: 'Temperature',
      xTitle,
      yTitle: 'temperature / °C',
      lines: [
        { label: 'oven', colour: '#999999', dash: '5 3', x, y: celsius(result.ovenTemperatureK) },
        { label: 'coil', colour: '#d55e00', x, y: celsius(result.temperatureK) },
      ],
    }),
    lineChart({
      title: 'Pressure',
      xTitle,
      yTitle: 'pressure / mbar',
      logarithmic: true,
      lines: [
        {
          label: 'total',
          colour: '#0072b2',
          x,
          y: result.pressurePa.map((pascal) => pascal / 100),
        },
        {
          label: 'vapour',
          colour: '#009e73',
          x,
          y: result.vapourPressurePa.map((pascal) => pascal / 100),
        },
      ],
    }),
  ].join('\n');
}

function quality(result: RecipeResult): string {
  const { estimatedErrorPpm, estimatedTimeErrorS, solver, statistics } = result;
  const rows = [
    ['Mass-balance defect', formatNumber(result.massBalanceDefect, 2)],
    [
      'Estimated error of the water content',
      estimatedErrorPpm === null ? 'not estimated' : `${formatNumber(estimatedErrorPpm, 2)} wt-ppm`,
    ],
    [
      'Estimated error of the times',
      estimatedTimeErrorS === null ? 'not estimated' : `${formatNumber(estimatedTimeErrorS, 2)} s`,
    ],
    ['Temperature of the coil', result.coilTemperature],
    ['Solver', `${solver.name} ${solver.version}, ${solver.mesh}, ${statistics.steps} steps`],
    ['Hash of recipe and case', result.inputHash],
  ];
  const warnings = result.warnings.map((text) => `<li>${escapeHtml(text)}</li>`).join('');
  return `${htmlTable(['Figure', 'Value'], rows)}${warnings === '' ? '' : `<ul class="warnings">${warnings}</ul>`}`;
}
