import { expect, test } from 'playwright/test';
import { startLoopbackHost } from '../support/hosts.ts';
import { syntheticRun, TRUTH } from '../support/drying-runs.ts';
import { Window } from './window.ts';

const table = (seed: number, T: number, factor: number) => {
  const run = syntheticRun({ duration: 40, points: 300, noise: 0.004, seed, truth: { ...TRUTH, tauMicroS: TRUTH.tauMicroS * factor } });
  return ['time [s]\twater content [ppm]\ttemperature [°C]', ...run.timesS.map((t, i) => `${t}\t${((run.content[i] ?? 0) * 1e6).toFixed(3)}\t${T}`)].join('\n');
};
test('look', async ({ page }) => {
  test.setTimeout(300_000);
  const host = await startLoopbackHost();
  const window = new Window(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(host.url);
  await window.case(/Figure 7: PVDF anode, ratio 17/).click();
  await window.finished();
  for (const [seed, T, f] of [[1, 30, 1], [2, 60, 0.5]] as const) {
    await window.command('Import experiment');
    await page.getByRole('textbox', { name: /^Paste/ }).fill(table(seed, T, f));
    await page.getByRole('button', { name: 'Read text' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Fit', exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
  const shots = async (name: string) => {
    for (const [w, h] of [[1280, 800], [1600, 1000]] as const) {
      await page.setViewportSize({ width: w, height: h });
      await page.waitForTimeout(500);
      await page.screenshot({ path: `/tmp/fitlook/${name}-${w}.png` });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await page.getByRole('button', { name: 'Several runs' }).click();
  await page.getByRole('checkbox', { name: /as well$/ }).last().check();
  await page.getByLabel('Whose value equilibrium content is').selectOption('fixed');
  await shots('times-setup');
  await page.keyboard.press('F5');
  await expect(page.getByRole('region', { name: 'What the fit says' })).toBeVisible({ timeout: 60_000 });
  await shots('times-result');
  await window.command('Light or dark');
  await shots('times-dark');
  await page.locator('.result').evaluate((e) => e.scrollTo(0, 560));
  await shots('times-dark-below');
  await window.command('Light or dark');
  await page.getByRole('button', { name: 'Values of a case' }).click();
  await page.getByLabel('Case', { exact: true }).first().selectOption({ label: 'Figure 7: PVDF anode, ratio 17' });
  await expect(page.getByRole('checkbox', { name: 'Fit D_mi' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Fit D_mi' }).check();
  await page.getByRole('checkbox', { name: 'Fit D_ma' }).check();
  await page.getByLabel('Compared').selectOption('ends');
  await shots('physical-setup');
  await page.keyboard.press('F5');
  await expect(page.getByTestId('fit-moment')).toBeVisible();
  await page.waitForTimeout(400);
  await shots('physical-live');
  await expect(page.getByTestId('fit-moment')).toBeHidden({ timeout: 120_000 });
  await shots('physical-result');
  await page.locator('.result').evaluate((e) => e.scrollTo(0, 560));
  await shots('physical-below');
  await window.command('Light or dark');
  await page.getByRole('button', { name: 'This run' }).click();
  await page.keyboard.press('F5');
  await page.locator('.result').evaluate((e) => e.scrollTo(0, 0));
  await page.waitForTimeout(4000);
  await shots('single-dark');
  await host.stop();
});
