/** The log of an oven becomes a profile that a recipe follows. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { Window } from './window.ts';

let host: RunningHost;

test.beforeAll(async () => {
  host = await startLoopbackHost();
});

test.afterAll(async () => {
  await host.stop();
});

/** An oven of 1 h, one row per minute. */
const log = [
  't [min];T oven [°C];p [mbar]',
  ...Array.from({ length: 61 }, (_, minute) => {
    const celsius = 25 + 95 * (1 - Math.exp(-minute / 12));
    const mbar = 5 + 995 * Math.exp(-((minute / 10) ** 2));
    return `${minute};${celsius.toFixed(2)};${mbar.toFixed(3)}`;
  }),
].join('\n');

test('an imported log is thinned, added to a recipe and followed', async ({ page }) => {
  const window = new Window(page);
  await page.goto(host.url);
  await window.finished();
  await window.command('New electrode case');
  await window.expectInFront(/CMC\/SBR graphite anode/);
  await window.command('New recipe');
  await window.expectInFront(/New recipe/);
  await expect(page.getByRole('combobox', { name: 'Acts on' })).toHaveValue(/./);

  await window.command('Import experiment');
  await page.getByRole('textbox', { name: /^Paste/ }).fill(log);
  await page.getByRole('button', { name: 'Read text' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Use as a recipe’s profile' });
  await expect(panel).toContainText(/61 rows become \d\d? points\./);
  const pointsOf = async (): Promise<number> =>
    Number(/become (\d+) points/.exec((await panel.textContent()) ?? '')?.[1]);
  const usual = await pointsOf();
  const within = panel.getByRole('textbox', { name: /from the temperatures/ });
  await within.fill('5 K');
  await within.press('Enter');
  await expect.poll(pointsOf).toBeLessThan(usual);
  const name = panel.getByRole('textbox', { name: 'Name' });
  await name.fill('Oven 3');
  await name.press('Enter');
  await panel.getByRole('combobox', { name: 'Recipe' }).selectOption('New recipe');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await panel.getByRole('button', { name: 'Add to the recipe' }).click();
  await panel.getByRole('button', { name: 'Open the recipe' }).click();
  await window.expectInFront(/New recipe/);
  const lines = page.getByRole('textbox', { name: 'Text of the recipe' }).locator('.cm-line');
  await expect(lines.filter({ hasText: '1 Follow profile "Oven 3" (T, p)' })).toHaveCount(1);
  await page.keyboard.press('F5');
  await window.finished();
  const temperature = await window.columns('Temperature');
  expect(Math.max(...(temperature.get('coil') ?? []))).toBeGreaterThan(115);
  await window.command('Undo');
  await expect(lines.filter({ hasText: 'Follow profile' })).toHaveCount(0);
  window.expectNoProblems();
});
