/** What has to work in the window whatever host it runs in. */
import { expect } from 'playwright/test';
import type { Window } from './window.ts';

/** The first start shows a solved case of the paper; another one is a click away. */
export async function seePaperCase(window: Window): Promise<void> {
  await window.finished();
  await expect(window.tab(/Figure 7: PVDF anode, ratio 17/)).toBeVisible();
  const total = await window.columns('Total');
  const solved = total.get('Run 1') ?? [];
  expect(solved.length).toBeGreaterThan(100);
  expect(solved[0]).toBeCloseTo(1000, 0);
  expect(solved.at(-1)).toBeGreaterThan(20);
  expect(solved.at(-1)).toBeLessThan(100);
  // More water than either one-scale model leaves at the end.
  expect(solved.at(-1)).toBeGreaterThan(total.get('macro only')?.at(-1) ?? Infinity);
  expect(await pixelsDrawn(window, 'Total')).toBeGreaterThan(1000);
  await expect(
    window.page.getByText(/^balance \d(\.\d+)?e-1\d, accuracy \d(\.\d+)?e-\d$/),
  ).toBeVisible();
  await window.case(/Figures 4 and 5b: ratio 1/).click();
  await window.finished();
  await window.expectInFront(/Figures 4 and 5b/);
}

/** A value is typed, F5 solves it; undo takes it back, also after the page was loaded again. */
export async function editSolveAndUndo(window: Window): Promise<void> {
  await window.finished();
  const { page } = window;
  const porosity = window.field(/^Porosity/);
  await expect(porosity).toHaveValue('0.45');
  await porosity.focus();
  await porosity.press('ControlOrMeta+a');
  await page.keyboard.type('0,6');
  await page.keyboard.press('F5');
  await expect(porosity).toHaveValue('0.6');
  await expect(page.getByRole('row', { name: /Run 2/ })).toContainText('finished', {
    timeout: 20_000,
  });
  await window.saved();
  const [first, second] = await Promise.all(
    [/Run 1/, /Run 2/].map((name) => page.getByRole('row', { name }).textContent()),
  );
  expect(first).not.toBe(second);
  await page.reload();
  await expect(porosity).toHaveValue('0.6');
  await page.getByRole('heading', { name: 'Water content' }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(porosity).toHaveValue('0.45');
  await expect(page.getByText('made for other values')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+y');
  await expect(porosity).toHaveValue('0.6');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(porosity).toHaveValue('0.45');
  await window.saved();
}

/**
 * A long run shows its progress, can be cancelled, and keeps what was reached.
 * @param create adds a case named "slow" that no solver finishes while a test looks at it
 */
export async function cancelLongRun(window: Window, create: () => Promise<void>): Promise<void> {
  await window.finished();
  await create();
  await window.case(/^slow/).click();
  await expect(window.state).toHaveText('not run yet');
  await window.page.keyboard.press('F5');
  await expect(window.state).toContainText(/^running, \d/, { timeout: 20_000 });
  await expect(window.page.getByRole('contentinfo')).toContainText('1 run in progress');
  await window.command('Cancel runs');
  await expect(window.state).toContainText(/^cancelled/, { timeout: 5000 });
  await expect(window.page.getByRole('contentinfo')).not.toContainText('in progress');
}

/** How many pixels of a chart are not empty. */
async function pixelsDrawn(window: Window, chart: string): Promise<number> {
  return window
    .chart(chart)
    .locator('canvas')
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      let drawn = 0;
      for (let index = 3; image && index < image.length; index += 4) {
        if (image[index] !== 0) drawn++;
      }
      return drawn;
    });
}
