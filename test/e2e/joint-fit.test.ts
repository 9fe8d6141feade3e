/** Several runs fitted together, and values of an electrode case, in the window. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import * as v from 'valibot';
import { caseAtTemperature } from '#shared/domain/fit/case-at-temperature.ts';
import type { FitPlan } from '#shared/domain/fit/fit-plan.ts';
import { type JointFitRecord, jointFitRecordSchema } from '#shared/domain/fit/joint-fit-record.ts';
import { parseCaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { simulateVariedCase } from '#shared/estimation/physical/case-simulation.ts';
import { shippedCoil } from '../support/electrode-cases.ts';
import { normalNumbers } from '../support/fit-models.ts';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { syntheticRun, TRUTH } from '../support/drying-runs.ts';
import { runPostdry } from '../support/run-postdry.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;
let folder: string;

test.beforeEach(async ({ page }) => {
  folder = mkdtempSync(join(tmpdir(), 'postdry-joint-'));
  host = await startLoopbackHost();
  window = new Window(page);
  await page.goto(host.url);
  await window.finished();
});

test.afterEach(async () => {
  window.expectNoProblems();
  expect(await host.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

const verdicts = (page: Page) => page.getByRole('region', { name: 'What the fit says' });
const parameters = (page: Page) => page.getByRole('region', { name: 'Parameters', exact: true });

async function importRun(
  page: Page,
  timesS: readonly number[],
  content: ArrayLike<number>,
  celsius: number,
): Promise<void> {
  const rows = timesS.map((t, i) => `${t}\t${((content[i] ?? 0) * 1e6).toFixed(4)}\t${celsius}`);
  const table = ['time [s]\twater content per dry mass [ppm]\ttemperature [°C]', ...rows].join(
    '\n',
  );
  await window.command('Import experiment');
  await page.getByRole('textbox', { name: /^Paste/ }).fill(table);
  await page.getByRole('button', { name: 'Read text' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
}

async function downloaded(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

const readFit = (text: string): JointFitRecord => v.parse(jointFitRecordSchema, JSON.parse(text));

const valueOf = ({ parameters: all }: JointFitRecord, name: string, run = 0): number =>
  all.find((one) => one.name === name && one.runs.includes(run))?.value ?? NaN;

async function withoutFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
  ).toEqual([]);
}

async function limit(page: Page, which: string, name: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: new RegExp(`^${which} value of ${name}`) });
  await field.fill(value);
  await field.press('Enter');
}

/** Until something with the focus has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let k = 0; k < 120; k++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
    if (name.test(found)) return;
  }
  throw new Error(`No control named ${name} was reached by Tab.`);
}

test('two lengths share tau_micro and beta; tau_macro goes with the square of the length', async ({
  page,
}) => {
  for (const factor of [1, 2]) {
    const truth = { ...TRUTH, tauMacroS: factor ** 2 * TRUTH.tauMacroS };
    const duration = 24 / factor ** 2;
    const run = syntheticRun({ duration, points: 200, noise: 0.002, seed: factor, truth });
    await importRun(page, run.timesS, run.content, 30);
  }
  await page.getByRole('button', { name: 'Several runs' }).click();
  await page.keyboard.press('F5');
  await expect(page.getByText('choose at least one more run')).toBeVisible();

  // The rest by keyboard alone.
  await page.getByRole('button', { name: 'Several runs' }).focus();
  await tabTo(page, /^Fit .* as well$/);
  await page.keyboard.press('Space');
  await tabTo(page, /^Whose value tau_macro is$/);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('Whose value tau_macro is')).toHaveValue('scaled');
  await page.keyboard.press('F5');
  await expect(page.getByText('every chosen run needs its length')).toBeVisible();
  for (const [place, length] of ['40', '20'].entries()) {
    const field = page.getByRole('textbox', { name: /^Transport length s_ma of/ }).nth(place);
    await field.fill(`${length} mm`);
    await field.press('Enter');
  }
  await page.getByLabel('Whose value equilibrium content is').selectOption('fixed');
  // Limits that contradict each other are refused in words, those that do not go into the plan.
  await page.getByRole('checkbox', { name: 'Starts and bounds' }).check();
  await limit(page, 'Lowest', 'beta', '40 %');
  await limit(page, 'Highest', 'beta', '30 %');
  await expect(page.getByText('Allowed: a lowest value below the highest one.')).toBeVisible();
  await page.keyboard.press('F5');
  await expect(page.getByText(/Not fitted: beta.* needs a lowest value below/)).toBeVisible();
  await limit(page, 'Lowest', 'beta', '1');
  await limit(page, 'Start', 'tau_macro', '100 s');
  await expect(page.getByRole('checkbox', { name: 'Starts and bounds (2 set)' })).toBeVisible();
  await page.keyboard.press('F5');
  await expect(verdicts(page)).toBeVisible({ timeout: 30_000 });
  await expect(verdicts(page)).toContainText('cannot feed a hotter recipe');
  await expect(verdicts(page)).not.toContainText('contradict what they share');
  const row = parameters(page).getByRole('row', { name: /^tau_macro/ });
  await expect(row).toContainText('∝ length²');
  await expect(page.getByRole('region', { name: 'Runs', exact: true })).toContainText('30 °C');
  const columns = await window.columns('Data and fits');
  expect(columns.get('fit of run 1')?.length).toBe(200);
  expect(columns.get('fit of run 2')?.length).toBe(200);

  const fit = readFit(await downloaded(page, 'Export JSON'));
  expect(valueOf(fit, 'tauMacroS') / (4 * TRUTH.tauMacroS)).toBeCloseTo(1, 1);
  expect(valueOf(fit, 'tauMicroS') / TRUTH.tauMicroS).toBeCloseTo(1, 1);
  expect(valueOf(fit, 'equilibrium')).toBe(0);
  const curves = (await downloaded(page, 'Curves as CSV')).trim().split('\n');
  expect(curves).toHaveLength(401);
  const last = curves.at(-1)?.split(',').map(Number) ?? [];
  expect(last[1]).toBe(fit.runs[1]?.curve.timeS.at(-1));
  expect(last[3]).toBe(fit.runs[1]?.curve.content.at(-1));

  // The exported plan holds its runs: the command line gives the same numbers.
  const plan = await downloaded(page, 'Plan as JSON');
  expect(JSON.parse(plan)).toMatchObject({
    plan: {
      times: { limits: { microShare: { lower: 0.01, upper: 0.3 }, tauMacroS: { start: 100 } } },
    },
  });
  writeFileSync(join(folder, 'plan.json'), plan);
  const { code, err } = await runPostdry(folder, ['fit-plan', 'plan.json', '--out', 'fit.json']);
  expect([code, err]).toEqual([0, expect.stringContaining('ONE_TEMPERATURE')]);
  const again = readFit(readFileSync(join(folder, 'fit.json'), 'utf8'));
  expect(again.parameters).toEqual(fit.parameters);
  expect(again.verdicts).toEqual(fit.verdicts);

  await withoutFindings(page);
  await window.command('Light or dark');
  await withoutFindings(page);
});

test('values of an electrode case are fitted to runs at two temperatures and applied', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const parsed = parseCaseDocument({
    format: 'postdry.case/1',
    title: 'truth',
    mode: 'electrode',
    electrodeCase: shippedCoil('cmc-sbr-anode'),
  });
  if (!parsed.ok) throw new Error('There is no such electrode.');
  const paths = ['electrode.poreDiameterM.value', 'electrode.components[2].desorption.isotherm.c'];
  const truth = [1.2e-6, 11];
  const timesS = Array.from({ length: 24 }, (_, i) => Math.round(30 * (i + 1) ** 1.7));
  for (const celsius of [60, 120]) {
    const document = caseAtTemperature(parsed.value, celsius + 273.15);
    const exact =
      simulateVariedCase({ document, paths, timesS, compared: 'absolute' }, truth) ?? [];
    const noise = normalNumbers(celsius, exact.length);
    const content = exact.map((value, i) => value + 4e-6 * (noise[i] ?? 0));
    await importRun(page, timesS, content, celsius);
  }
  await window.command('New electrode case');
  await window.expectInFront(/CMC\/SBR graphite anode/);
  await window
    .tab(/^pasted table/)
    .last()
    .click();

  await page.getByRole('button', { name: 'Case values' }).click();
  await page.keyboard.press('F5');
  await expect(page.getByText('choose the case whose values are fitted')).toBeVisible();
  const caseField = page.locator('#fit-case');
  await caseField.selectOption({ label: 'CMC/SBR graphite anode' });
  await page.getByRole('checkbox', { name: 'Fit d_pore' }).check();
  await page.getByRole('checkbox', { name: 'Fit C of CMC, desorption' }).check();
  await page.getByRole('checkbox', { name: /^Profile intervals/ }).uncheck();
  await expect(page.getByLabel('Starts')).toHaveValue('3');
  await limit(page, 'Start', 'd_pore', '4');
  await limit(page, 'Highest', 'd_pore', '0.02 mm');
  await expect(page.getByRole('textbox', { name: 'Highest value of d_pore' })).toHaveValue('20');

  // One temperature says so.
  await page.keyboard.press('F5');
  await expect(page.getByTestId('fit-moment')).toContainText(/Values of the case: .*RMSE/);
  await expect(verdicts(page)).toContainText('cannot feed a hotter recipe', { timeout: 60_000 });

  await page
    .getByRole('checkbox', { name: /as well$/ })
    .last()
    .check();
  await page.keyboard.press('F5');
  await expect(page.getByRole('region', { name: 'Runs', exact: true })).toContainText('60 °C', {
    timeout: 60_000,
  });
  await expect(verdicts(page)).not.toContainText('cannot feed a hotter recipe');
  const fit = readFit(await downloaded(page, 'Export JSON'));
  paths.forEach((path, k) => {
    const found = fit.parameters.find(({ name }) => name === path);
    const [value, error] = [found?.value ?? NaN, found?.standardError ?? NaN];
    expect(Math.abs(value - (truth[k] ?? NaN))).toBeLessThan(4 * error);
    expect(error / value).toBeLessThan(0.1);
  });
  await expect(verdicts(page)).toContainText(/\d (of \d )?starts reached/);
  const exported = await downloaded(page, 'Plan as JSON');
  const { plan } = JSON.parse(exported) as { plan: FitPlan };
  expect(plan.physical).toMatchObject({ starts: 3, seed: 20_260_223 });
  expect(plan.physical?.vary[0]).toMatchObject({ start: 4e-6, upper: 2e-5 });
  writeFileSync(join(folder, 'plan.json'), exported);
  const { code } = await runPostdry(folder, ['fit-plan', 'plan.json', '--out', 'fit.json']);
  expect(code).toBe(0);
  const again = readFit(readFileSync(join(folder, 'fit.json'), 'utf8'));
  expect(again.parameters).toEqual(fit.parameters);
  expect(again.starts).toEqual(fit.starts);
  await withoutFindings(page);

  const apply = page.getByRole('region', { name: 'Apply to a case' });
  await apply.getByLabel('Case').selectOption({ label: 'CMC/SBR graphite anode' });
  await apply.getByRole('button', { name: 'Apply to the case' }).click();
  await apply.getByRole('button', { name: 'Open the case' }).click();
  await window.expectInFront(/CMC\/SBR graphite anode/);
  const pore = Number(await window.field(/^Pore/).inputValue());
  expect(pore).toBeCloseTo(1.2, 1);
  await window.command('Undo');
  await expect(window.field(/^Pore/)).toHaveValue('2');
});
