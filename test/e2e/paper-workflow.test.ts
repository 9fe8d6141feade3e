/** The paper's workflow in the window: a sheet and a stack are fitted, a coil is predicted and run. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { Window } from './window.ts';

let host: RunningHost;

test.beforeAll(async () => {
  host = await startLoopbackHost();
});

test.afterAll(async () => {
  await host.stop();
});

const setup = (page: Page) => page.getByRole('region', { name: 'Fit', exact: true });
const verdicts = (page: Page) => page.getByRole('region', { name: 'What the fit says' });

async function openExample(window: Window): Promise<void> {
  const { page } = window;
  await page.getByRole('button', { name: /^Project/ }).click();
  await page.getByRole('menuitem', { name: /^Open the example/ }).click();
  await window.expectInFront(/^Coil, 240 mm wide/);
}

async function openFit(page: Page, experiment: RegExp): Promise<void> {
  await page
    .getByRole('list', { name: 'Experiments' })
    .getByRole('button', { name: experiment })
    .click();
  await expect(
    page.getByText('synthetic: made from the model, not measured', { exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  await expect(setup(page)).toBeVisible();
}

async function fit(page: Page): Promise<void> {
  await setup(page).getByRole('button', { name: /^Fit/ }).click();
  await expect(verdicts(page)).toBeVisible({ timeout: 30_000 });
}

const parameter = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Parameters', exact: true }).getByRole('row', { name });

/** "7 h 38 min" in hours. */
const hours = (words: string): number =>
  Number(/(\d+) h/.exec(words)?.[1] ?? 0) + Number(/(\d+) min/.exec(words)?.[1] ?? 0) / 60;

test('a sheet and a stack are fitted, and a coil dries in the predicted time', async ({ page }) => {
  const window = new Window(page);
  await page.goto(host.url);
  await window.case(/Figure 7: PVDF anode, ratio 17/).click();
  await window.finished();
  await openExample(window);

  await openFit(page, /^Sheet, free-standing \(synthetic\)/);
  await setup(page).getByRole('checkbox', { name: 'tau_macro is known' }).check();
  const macro = setup(page).getByRole('textbox', { name: 'Known value of tau_macro' });
  await macro.fill('0.02 s');
  await macro.press('Enter');
  await fit(page);
  await expect(parameter(page, 'tau_micro')).toContainText(/8\.\d+ h/);
  await expect(parameter(page, 'beta')).toContainText(/1[01]\.\d+ %/);

  await openFit(page, /^Stack, half width 20 mm \(synthetic\)/);
  const known = setup(page).getByRole('combobox', { name: /^Take from a fit/ });
  await known.selectOption({ index: 1 });
  await expect(setup(page).getByRole('checkbox', { name: 'beta is known' })).toBeChecked();
  await fit(page);
  await expect(parameter(page, 'tau_macro')).toContainText(/(29|30)\.\d+ min/);

  const apply = page.getByRole('region', { name: 'Apply to a case' });
  await apply.getByLabel('Case').selectOption('Coil, 240 mm wide (to be predicted)');
  await apply.getByRole('checkbox', { name: 'tau_macro scales with the length' }).check();
  const length = apply.getByRole('textbox', { name: 'Transport length s_ma of the sample' });
  await length.fill('20 mm');
  await length.press('Enter');
  const prediction = page.getByRole('region', { name: 'Prediction for the case' });
  await expect(prediction).toContainText('a factor of 36');
  await expect(prediction).not.toContainText('too narrow');
  await expect(prediction.getByRole('combobox')).not.toHaveValue('');
  const predicted = (await prediction.locator('b').first().textContent()) ?? '';
  const interval = /95 %: (.+) to (.+ min)/.exec((await prediction.textContent()) ?? '') ?? [];
  const [low = 0, high = 0] = interval.slice(1, 3).map(hours);
  expect(low).toBeLessThan(hours(predicted));
  expect(high).toBeGreaterThan(hours(predicted));
  const columns = await window.columns('Predicted water content');
  expect(Math.max(...(columns.get('prediction, 95 %') ?? []))).toBeGreaterThan(900);
  await prediction.getByRole('combobox').selectOption('');
  await expect(prediction).toContainText('too narrow');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  await apply.getByRole('button', { name: 'Apply to the case' }).click();
  await apply.getByRole('button', { name: 'Open the case' }).click();
  await window.expectInFront(/^Coil, 240 mm wide/);
  await page.keyboard.press('F5');
  await window.finished();
  const reached = page.getByText(/target 300 .* after \d+ h/).first();
  await expect(reached).toBeAttached();
  const simulated = hours(/after (.*)/.exec((await reached.textContent()) ?? '')?.[1] ?? '');
  expect(Math.abs(simulated - hours(predicted))).toBeLessThan(0.05);
  window.expectNoProblems();
});

test('experiments that were never opened are fetched for the overlay', async ({ page }) => {
  const window = new Window(page);
  await page.goto(host.url);
  await openExample(window);
  await window.command('Overlay');
  const list = page.getByRole('group', { name: 'Search experiments, runs and recipes' });
  for (const name of [/^Sheet/, /^Stack/]) await list.getByRole('checkbox', { name }).check();
  await expect(page.getByText('loading…')).toHaveCount(0);
  const plotted = await window.columns('Experiments and runs');
  for (const name of [/^Sheet/, /^Stack/]) {
    expect([...plotted.keys()].filter((title) => name.test(title))).toHaveLength(1);
  }
});
