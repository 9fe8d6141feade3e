import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sourcedPlaces } from '#shared/domain/material/sourced-places.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import { escapeHtml } from '#shared/report/html.ts';
import { lineChart } from '#shared/report/line-chart.ts';
import { recipeReport, type ReportedRun } from '#shared/report/recipe-report.ts';
import { simulateRecipe } from '#shared/simulation/recipe/simulate-recipe.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { coilDocument, shippedRecipe } from '../../support/recipe-document.ts';

const head = { title: 'Coil <A> & "B"', date: '2026-01-02 03:04 UTC', program: 'PostDry Studio 0' };

function runOf(name: string): ReportedRun {
  const read = parseRecipeText(shippedRecipe(name));
  if (!read.ok) throw new Error('the shipped recipe is wrong');
  const { title, transportCase, electrodeCase } = coilDocument('Coil <b>7</b>');
  const recipeCase: RecipeCase = {
    title,
    transportCase,
    ...(electrodeCase && { electrodeCase }),
  };
  const running = simulateRecipe(read.recipe, recipeCase);
  let step = running.next();
  while (step.done !== true) step = running.next();
  return { recipe: read.recipe, recipeCase, result: step.value };
}

describe('a report of recipes', () => {
  let run: ReportedRun;
  let html = '';
  beforeAll(() => {
    run = runOf('coil-until-dry');
    html = recipeReport([run], head);
  });

  it('shows the numbers of the run', () => {
    const { result } = run;
    expect(html).toContain(`<td>${formatDuration(result.timeToTargetS ?? NaN)}</td>`);
    for (const step of result.steps) {
      expect(html).toContain(
        `<td>${step.path}</td><td>${escapeHtml(step.text)}</td><td>${formatDuration(step.startS ?? NaN)}</td>`,
      );
      expect(html).toContain(`<td>${formatNumber(step.waterPpmMean ?? NaN, 4)}</td>`);
    }
    expect(html).toContain(result.inputHash);
    expect(html).toContain(formatNumber(result.massBalanceDefect, 2));
    expect(html).toContain('condition met');
  });

  it('draws a target only where it is that of every run', () => {
    const target = run.recipe.target!;
    const other = { ...run, recipe: { ...run.recipe, target: { ...target, ppm: 4321 } } };
    const both = recipeReport([run, other], head);
    expect(html).toContain('class="threshold"');
    expect(both).not.toContain('class="threshold"');
    expect(both).toContain('<td>water &lt; 4321 ppm (mean)</td>');
  });

  it('says what is assumed', () => {
    expect(html).toMatch(/<p class="assumed"><b>assumed<\/b>[^<]*CMC: diffusivity/);
    expect(html).toContain('assumed: Pore diameter');
  });

  it('lists every value of the electrode with its range and its source', () => {
    expect(html).toMatch(/<td>CMC: mass fraction<\/td><td>1\.5 %<\/td>/);
    const set = run.recipeCase.electrodeCase?.electrode;
    for (const { group } of sourcedPlaces(set!)) expect(html).toContain(escapeHtml(group.source));
    expect(html).toContain('<td>CMC: desorption</td><td>GAB; Layer 0.1 kg/kg; C 8; K 0.925;');
    expect(html).toContain('<td>Width</td><td>200 mm</td>');
  });

  it('is whole in itself: nothing is loaded, nothing runs, names are no markup', () => {
    expect(html).not.toMatch(/<script|<link|<img|src=|href=|url\(|@import/i);
    expect(html).toContain('Coil &lt;A&gt; &amp; &quot;B&quot;');
    expect(html).not.toContain('<b>7</b>');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });
});

it('no text becomes markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']/);
    }),
  );
});

it('draws any finite curve inside its frame', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.boolean(),
      (y, logarithmic) => {
        const svg = lineChart({
          title: 'T',
          xTitle: 'x',
          yTitle: 'y',
          logarithmic,
          lines: [{ label: 'a', colour: '#000', x: y.map((_, k) => k), y }],
        });
        expect(svg).not.toMatch(/NaN|Infinity/);
        const points = /points="([^"]*)"/.exec(svg)?.[1] ?? '';
        for (const pair of points.split(' ').filter(Boolean).map(Number)) {
          expect(pair).toBeGreaterThanOrEqual(-1);
          expect(pair).toBeLessThanOrEqual(761);
        }
      },
    ),
  );
});
