/**
 * The main views as pictures, compared with those in test/e2e/pictures. After a wanted change:
 * `npx playwright test test/e2e/pictures.test.ts --update-snapshots`, then look at them.
 */
import { expect, type Page, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { Window } from './window.ts';

/** Width of a sentence in the fonts that the pictures were made with, px. */
const sentence = 'Figure 7: PVDF anode, ratio 17 – 1000 wt-ppm';
const sentenceWidth = 300;

let host: RunningHost;
let window: Window;

test.use({ viewport: { width: 1280, height: 800 } });

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
  const width = await widthOf(page, sentence);
  test.skip(Math.abs(width - sentenceWidth) > 1, `other fonts than in the pictures (${width} px)`);
  const tour = page.getByRole('button', { name: 'Do not show again' });
  if (await tour.isVisible()) await tour.click();
});

function widthOf(page: Page, text: string): Promise<number> {
  return page.evaluate((content) => {
    const probe = document.createElement('span');
    probe.textContent = content;
    document.body.append(probe);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return width;
  }, text);
}

async function expectPicture(page: Page, name: string): Promise<void> {
  await expect(page).toHaveScreenshot(`${name}.png`, {
    animations: 'disabled',
    maxDiffPixelRatio: 0.01,
    // How long a run took is never the same.
    mask: [window.state],
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the views look as they should in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expectPicture(page, `case-${colorScheme}`);
    await window.command('Compare');
    await expect(page.getByRole('table')).toBeVisible();
    await expectPicture(page, `compare-${colorScheme}`);
    await window.command('Diffusion-time explorer');
    await expect(
      page.getByRole('button', { name: /Regime map.*CSV/ }).and(page.locator(':enabled')),
    ).toBeVisible();
    await expectPicture(page, `explorer-${colorScheme}`);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a material set looks as it should in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const sets = page.getByRole('list', { name: 'Electrodes and materials' });
    const own = sets.getByRole('button', { name: /^CMC.*own$/ });
    if ((await own.count()) === 0) {
      await sets.getByRole('button', { name: /^CMC/ }).click();
      await page.getByRole('button', { name: 'Make an own copy' }).click();
    }
    await own.click();
    await page.getByRole('button', { name: 'Details of Porosity' }).click();
    await page.getByLabel('Chart').selectOption('Isotherm of CMC');
    await expect(page.getByRole('region', { name: 'Isotherm of CMC' })).toBeVisible();
    await expectPicture(page, `material-${colorScheme}`);
  });
}
