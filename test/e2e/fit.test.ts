/** Fits of a measured run: two scales against one, verdicts, values taken over by a case. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from 'playwright/test';
import * as v from 'valibot';
import { fitRecordSchema } from '#shared/domain/fit/fit-record.ts';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { FIGURE_7, syntheticRun } from '../support/drying-runs.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;

/** The water of Figure 7 over 40 tau_macro with noise of 0.2 % of the start, at 30 °C. */
const run = syntheticRun({ duration: 40, points: 400, noise: 0.002 });
const table = [
  'time [s]\twater content per dry mass [ppm]\ttemperature [°C]',
  ...run.timesS.map((timeS, i) => `${timeS}\t${((run.content[i] ?? 0) * 1e6).toFixed(3)}\t30`),
].join('\n');

test.beforeAll(async () => {
  host = await startLoopbackHost();
});

test.afterAll(async () => {
  await host.stop();
});

test.beforeEach(async ({ page }) => {
  window = new Window(page);
  await page.goto(host.url);
  await window.case(/Figure 7: PVDF anode, ratio 17/).click();
  await window.finished();
  await window.command('Import experiment');
  await page.getByRole('textbox', { name: /^Paste/ }).fill(table);
  await page.getByRole('button', { name: 'Read text' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(setup(page)).toBeVisible();
});

test.afterEach(() => {
  window.expectNoProblems();
});

const setup = (page: Page) => page.getByRole('region', { name: 'Fit', exact: true });
const verdicts = (page: Page) => page.getByRole('region', { name: 'What the fit says' });
const fits = (page: Page) => page.getByRole('list', { name: /^Fits of this experiment/ });

async function fit(page: Page): Promise<void> {
  await page.keyboard.press('F5');
  await expect(verdicts(page)).toBeVisible({ timeout: 30_000 });
}

/** A time of the table of parameters in seconds. */
async function fittedS(page: Page, name: string): Promise<number> {
  const row = page
    .getByRole('region', { name: 'Parameters', exact: true })
    .getByRole('row', { name });
  const cell = await row.getByRole('cell').nth(1).textContent();
  const [value = '', unit = ''] = (cell ?? '').trim().split(' ');
  return Number(value) * ({ s: 1, min: 60, h: 3600, d: 86_400 }[unit] ?? Number.NaN);
}

async function withoutFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
  ).toEqual([]);
}

test('two scales are fitted, judged, kept and applied to a case that can undo it', async ({
  page,
}) => {
  await fit(page);
  await expect(verdicts(page)).toContainText('A second scale is justified');
  await expect(verdicts(page)).toContainText('All points were measured at 30 °C');
  expect((await fittedS(page, 'tau_macro')) / FIGURE_7.tauMacroS).toBeCloseTo(1, 1);
  expect((await fittedS(page, 'tau_micro')) / FIGURE_7.tauMicroS).toBeCloseTo(1, 1);
  const comparison = page.getByRole('region', { name: 'Models on the same points' });
  await expect(comparison.getByRole('row', { name: /^Two scales/ })).toContainText('lowest');
  const columns = await window.columns('Data and fit');
  expect(columns.get('fit, 95 % confidence')?.length).toBeGreaterThan(300);

  const apply = page.getByRole('region', { name: 'Apply to a case' });
  await apply.getByLabel('Case').selectOption('Figure 7: PVDF anode, ratio 17');
  await apply.getByRole('button', { name: 'Apply to the case' }).click();
  await apply.getByRole('button', { name: 'Open the case' }).click();
  await window.expectInFront(/Figure 7: PVDF anode, ratio 17/);
  const diffusion = window.field(/^Diffusion D\s*mi/);
  const after = await diffusion.inputValue();
  await window.command('Undo');
  await expect(diffusion).not.toHaveValue(after);
});

test('a part with a known share is fitted, renamed, deleted and restored', async ({ page }) => {
  const fitted = setup(page);
  await fitted.getByLabel('Model', { exact: true }).selectOption('Two scales');
  await fitted.getByRole('checkbox', { name: 'beta is known' }).check();
  const share = fitted.getByRole('textbox', { name: 'Known value of beta' });
  await share.fill('11 %');
  await share.press('Enter');
  const end = fitted.getByRole('textbox', { name: /^End of the fitted part/ });
  await end.fill('5 h');
  await end.press('Enter');
  await fitted.getByRole('button', { name: /^Fit/ }).click();
  await expect(verdicts(page)).toBeVisible({ timeout: 30_000 });
  const row = page
    .getByRole('region', { name: 'Parameters', exact: true })
    .getByRole('row', { name: 'beta' });
  await expect(row).toContainText('11 %');
  await expect(row).toContainText('fixed');
  await expect(page.getByRole('region', { name: 'Made of' })).toContainText('0 s – 5 h');

  await fits(page)
    .getByRole('button', { name: /^Rename/ })
    .click();
  const name = page.getByRole('textbox', { name: /^New name/ });
  await name.fill('beta known');
  await name.press('Enter');
  await expect(fits(page).getByText('beta known')).toBeVisible();
  await fits(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(page.getByText('No fit yet').first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(fits(page).getByText('beta known')).toBeVisible();
});

test('a part that cannot separate the scales shows its profile intervals first', async ({
  page,
}) => {
  await setup(page)
    .getByRole('textbox', { name: /^End of the fitted part/ })
    .fill('20 min');
  await fit(page);
  await expect(verdicts(page)).toContainText('cannot separate tau_micro from beta');
  const heads = page
    .getByRole('region', { name: 'Parameters', exact: true })
    .getByRole('columnheader');
  await expect(heads.nth(4)).toHaveText('95 %, profile');
  await expect(heads.nth(5)).toHaveText('95 %, linearised (too narrow here)');
  await withoutFindings(page);
});

test('the next run is planned, and both themes are readable by everyone', async ({ page }) => {
  await fit(page);
  await page.getByText('Plan the next run').click();
  await page.getByRole('button', { name: 'Take from this fit' }).click();
  await expect(page.getByRole('table', { name: 'Plan the next run' })).toContainText('tau_micro');
  await expect(page.getByText(/This run determines tau_macro, tau_micro, beta/)).toBeVisible();
  await withoutFindings(page);
  const white = 'rgb(255, 255, 255)';
  expect(await pixelsOf(page, 'Data and fit', white)).toBeGreaterThan(100);
  await window.command('Light or dark');
  await withoutFindings(page);
  // Hollow markers take the ground of the theme along.
  expect(await pixelsOf(page, 'Data and fit', white)).toBe(0);
});

/** Pixels of a chart that have exactly this colour. */
async function pixelsOf(page: Page, chart: string, colour: string): Promise<number> {
  const canvas = page.getByRole('region', { name: chart, exact: true }).locator('canvas');
  return canvas.evaluate((element: HTMLCanvasElement, wanted) => {
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [element.width, element.height];
    const context = copy.getContext('2d', { willReadFrequently: true });
    context?.drawImage(element, 0, 0);
    const { data = [] } = context?.getImageData(0, 0, copy.width, copy.height) ?? {};
    let count = 0;
    for (let k = 0; k < data.length; k += 4) {
      if (data[k + 3] === 255 && `rgb(${data[k]}, ${data[k + 1]}, ${data[k + 2]})` === wanted)
        count++;
    }
    return count;
  }, colour);
}

const starts = (page: Page) => setup(page).getByRole('textbox', { name: 'Starts' });
const moment = (page: Page) => page.getByTestId('fit-moment');

async function enter(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

test('a slow fit moves its curve, is cancelled at any time, says what it kept, and runs again', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await enter(starts(page), '1000');
  await setup(page)
    .getByLabel('Model', { exact: true })
    .selectOption('Two scales, tau_micro distributed');
  await page.keyboard.press('F5');
  await expect(moment(page)).toContainText(
    /start \d+ of 1,?001 · iteration \d+ · RMSE [\d.]+ wt-ppm/,
  );
  const curve = await window.columns('The fit as it moves');
  expect(curve.get('measured')?.length).toBeGreaterThan(60);
  expect(curve.get('fit at this moment')?.length).toBeGreaterThan(100);
  const before = await moment(page).textContent();
  await expect(moment(page)).not.toHaveText(before ?? '');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText('nothing of it is kept')).toBeVisible();
  await expect(fits(page)).toContainText('cancelled');
  await expect(page.getByRole('progressbar')).toBeHidden();

  // The best values of one scale are known long before all models have been compared.
  await enter(starts(page), '400');
  await setup(page).getByLabel('Model', { exact: true }).selectOption('Macro scale only');
  await page.keyboard.press('F5');
  await expect(moment(page)).toContainText(/^Two scales: start/, {
    timeout: 40_000,
  });
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(
    page.getByText(/Cancelled while models were compared\. Kept:/).first(),
  ).toBeVisible();
  await expect(verdicts(page)).toContainText('Cancelled while models were compared');
  const models = page.getByRole('region', { name: 'Models on the same points' });
  await expect(models.getByRole('row')).toHaveCount(3);
  expect((await fittedS(page, 'tau_macro')) / FIGURE_7.tauMacroS).toBeGreaterThan(0.5);

  await enter(starts(page), '4');
  await setup(page).getByRole('button', { name: /^Fit/ }).click();
  await expect(models.getByRole('row')).toHaveCount(4);
  await expect(page.getByText('The fit was cancelled')).toBeHidden();
});

test('a fit is exported, and its tau_micro becomes a diffusivity of an own material', async ({
  page,
}) => {
  await fit(page);
  const saved = v.parse(fitRecordSchema, JSON.parse(await downloaded(page, 'Export JSON')));
  expect(saved.curve.timeS).toHaveLength(run.timesS.length);
  const rows = (await downloaded(page, 'Curve as CSV')).trim().split('\n');
  expect(rows[0]).toMatch(/^time \/ s,measured/);
  expect(rows).toHaveLength(run.timesS.length + 1);
  const [time, measured, fitted, difference] = rows[200]?.split(',').map(Number) ?? [];
  expect(time).toBeCloseTo(run.timesS[199] ?? NaN, 6);
  expect(measured).toBeCloseTo(run.content[199] ?? NaN, 8);
  expect(fitted).toBe(saved.curve.content[199]);
  expect(difference).toBe(saved.residuals.values[199]);

  const materials = page.getByRole('list', { name: 'Electrodes and materials' });
  await materials.getByRole('button', { name: /CMC.*placeholder/ }).click();
  await page.getByRole('main').getByRole('button', { name: 'Make an own copy' }).click();
  await expect(window.tab(/CMC/)).toHaveCount(2);
  await window
    .tab(/^pasted table/)
    .last()
    .click();
  const apply = page.getByRole('region', { name: 'Apply to a material' });
  await apply.getByLabel('Material set').selectOption({ index: 1 });
  await apply
    .getByRole('combobox', { name: /^Binder/ })
    .first()
    .selectOption('CMC');
  const length = apply.getByRole('textbox', { name: /^Binder length/ });
  await length.fill('1 µm');
  await length.press('Enter');
  await expect(apply).toContainText(/D_mi = [\d.e-]+ m²\/s, 95 % within a factor of 1\.\d/);
  await apply.getByRole('button', { name: 'Apply to the material' }).click();
  await expect(page.getByText(/^The diffusivity was set in/)).toBeVisible();

  await window.tab(/CMC/).last().click();
  await page.getByRole('button', { name: 'Details of CMC: diffusivity' }).click();
  const details = page.getByRole('group', { name: 'Details of CMC: diffusivity' });
  await expect(details.getByRole('textbox', { name: 'Source' })).toHaveValue(
    /^fitted from pasted table, data [0-9a-f]{8}, \d{4}-\d\d-\d\d$/,
  );
  await expect(details.getByRole('combobox', { name: 'Uncertainty' })).toHaveValue('lognormal');
  const set = JSON.parse(await downloaded(page, 'Export (JSON)')) as MaterialSet;
  const taken = set.components.find(({ name }) => name === 'CMC')?.diffusion;
  const tauMicroS = saved.parameters.tauMicroS.value ?? NaN;
  expect((taken?.diffusivityM2PerS.value ?? NaN) / (1e-12 / tauMicroS)).toBeCloseTo(1, 3);
  expect(taken?.diffusivityM2PerS).toMatchObject({
    uncertainty: { distribution: 'lognormal' },
    validity: { temperatureK: [303.15, 303.15] },
  });
  expect(taken?.referenceTemperatureK).toBeCloseTo(303.15, 9);
});

async function downloaded(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFileSync(await (await download).path(), 'utf8');
}
