/** An engineer's way from a shipped electrode to a time: on the real loopback host, in a real browser. */
import { expect, test } from 'playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;

test.beforeEach(async ({ page }) => {
  host = await startLoopbackHost();
  window = new Window(page);
  await page.goto(host.url);
  await window.finished();
  await window.command('New electrode case');
  await window.expectInFront(/CMC\/SBR graphite anode/);
});

test.afterEach(async () => {
  window.expectNoProblems();
  expect(await host.stop()).toBe(0);
});

test('a CMC/SBR coil at 120 °C and 5 mbar: time to 300 wt-ppm', async ({ page }) => {
  await window.enter(/^CMC/, '2 %');
  await expect(window.field(/^Graphite/)).toHaveValue('95');
  await window.enter(/^Width/, '240 mm');
  await expect(page.getByRole('img', { name: /over 120 mm/ })).toBeVisible();
  await window.enter(/^Temperature T$/, '120 °C');
  await window.enter(/^Pressure/, '5 mbar');
  await window.enter(/^Dew\/frost point/, '-40 °C');
  await window.enter(/^Target content/, '300');
  await window.saved();
  await page.keyboard.press('F5');
  await window.finished();
  const legend = window.chart('Total').getByText(/^target 300 wt-ppm.* min$/);
  await expect(legend).toBeVisible();
  // The total starts with more water than that of the unchanged recipe, and dries below the target.
  const columns = await window.columns('Total');
  const run = columns.get('Run 1') ?? [...columns.values()][1] ?? [];
  expect(run[0]).toBeGreaterThan(3000);
  expect(run.at(-1)).toBeLessThan(1);
  await expect(page.getByRole('complementary', { name: 'Parameters' })).toContainText(
    'with the slip-flow term',
  );
});

test('shows how the parameters follow, and moves them with temperature and pressure', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Derivation' }).click();
  const times = page.getByRole('region', { name: 'Diffusion times' });
  await expect(times).toContainText('Diffusion time of the macro scale');
  await expect(times.getByText('assumed', { exact: true }).first()).toBeVisible();
  const what = page.getByRole('region', { name: 'What if' });
  const before = await what.locator('dd').first().textContent();
  await what.getByRole('slider', { name: /Temperature/ }).press('ArrowRight');
  await what.getByRole('slider', { name: /Pressure/ }).press('End');
  await expect(what.locator('dd').first()).not.toHaveText(before ?? '');
  // Only here: the case stays as it is.
  await expect(window.field(/^Pressure/)).toHaveValue('10');
});

test('switching to parameters keeps what the electrode leads to, and back', async ({ page }) => {
  await page.getByRole('button', { name: 'Parameters', exact: true }).click();
  await expect(window.field(/^Length s\s*ma/)).toHaveValue('100');
  await page.getByRole('button', { name: 'Electrode', exact: true }).click();
  await expect(window.field(/^Width/)).toHaveValue('200');
  await page.keyboard.press('Escape');
  await window.command('Undo');
  await expect(window.field(/^Length s\s*ma/)).toHaveValue('100');
});

test('refuses what cannot be, with the reason beside the field', async ({ page }) => {
  await window.enter(/^Porosity/, '150 %');
  await expect(page.getByRole('complementary', { name: 'Parameters' })).toContainText(
    'Allowed: above 0, below 100 %',
  );
  await window.field(/^Porosity/).press('Escape');
  await window.enter(/^Core diameter/, '600 mm');
  await expect(page.getByRole('complementary', { name: 'Parameters' })).toContainText(
    /less than the outer diameter/,
  );
});

test('lets the gas change later on, with a ramp, and takes it back', async ({ page }) => {
  const later = page.getByRole('region', { name: 'Later conditions' });
  await later.getByRole('button', { name: 'Add a change' }).click();
  const field = (name: RegExp) => later.getByRole('textbox', { name });
  const enter = async (name: RegExp, words: string) => {
    await field(name).fill(words);
    await field(name).press('Enter');
  };
  await enter(/^From/, '30 min');
  await enter(/^Takes/, '20 min');
  await enter(/^Temperature/, '25 °C');
  await enter(/^Pressure/, '1 bar');
  await later.getByRole('combobox', { name: /^Moisture/ }).selectOption('relative humidity');
  await enter(/^Humidity/, '30 %');
  await window.saved();
  await page.keyboard.press('F5');
  await window.finished();
  // Dried, then damp again.
  const columns = await window.columns('Total');
  const run = columns.get('Run 1') ?? [...columns.values()][1] ?? [];
  const driest = Math.min(...run);
  expect(driest).toBeLessThan((run[0] ?? 0) / 2);
  expect(run.at(-1)).toBeGreaterThan(driest * 1.05);
  await later.getByRole('button', { name: 'Add a change' }).click();
  await later.getByRole('button', { name: 'Remove change 1' }).click();
  await window.command('Undo');
  await expect(later.getByRole('group')).toHaveCount(2);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`form and derivation have no accessibility findings in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.getByRole('button', { name: 'Derivation' }).click();
    await expect(page.getByRole('region', { name: 'Diffusion times' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
    ).toEqual([]);
  });
}
