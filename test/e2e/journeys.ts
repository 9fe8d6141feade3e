/** What has to work in the window whatever host it runs in. */
import { expect } from 'playwright/test';
import type { Window } from './window.ts';

/** Figure 7: the case is solved, and the solved curve is the analytic one. */
export async function solvePaperCase(window: Window): Promise<void> {
  await window.finished();
  await window.case(/^ratio 1 /).click();
  await window.finished();
  await window.case(/PVDF anode, ratio 17/).click();
  await window.finished();
  const total = await window.columns('Total');
  const solved = total.get('two scales, solved') ?? [];
  const analytic = total.get('analytic') ?? [];
  expect(solved.length).toBeGreaterThan(100);
  expect(solved).toHaveLength(analytic.length);
  const largest = Math.max(...solved.map((value, index) => Math.abs(value - analytic[index]!)));
  expect(largest).toBeLessThan(2e-4);
  expect(solved[0]).toBeCloseTo(1, 6);
  expect(solved.at(-1)).toBeGreaterThan(0.02);
  expect(await pixelsDrawn(window, 'Total')).toBeGreaterThan(1000);
  const quality = window.page.getByLabel('Quality of the result');
  await expect(quality).toContainText(/mass balance ?\d(\.\d+)?e-1\d/);
  await expect(quality).toContainText(/input ?[0-9a-f]{8}/);
}

/** The curve follows the fields before anything is solved, and F5 solves it. */
export async function adjustAndSolveByKeyboard(window: Window): Promise<void> {
  await window.finished();
  const before = await window.columns('Total');
  const ratio = window.field(/^Ratio/);
  await ratio.focus();
  await ratio.press('ControlOrMeta+a');
  await window.page.keyboard.type('3,5');
  await window.page.keyboard.press('Enter');
  await expect(ratio).toHaveValue('3.5');
  await expect(window.page.getByText(/^run was for /)).toBeVisible();
  const after = await window.columns('Total');
  expect(after.get('analytic')).not.toEqual(before.get('analytic'));
  await window.page.keyboard.press('F5');
  await expect(window.page.getByText(/^run was for /)).toBeHidden();
  await window.finished();
  await expect(window.page.getByRole('complementary')).toContainText(/ratio ?3\.5/);
}

/**
 * A long run shows its progress, can be cancelled, and keeps what was reached.
 * @param start starts a run of the shown case that takes minutes, as another page would
 */
export async function cancelLongRun(window: Window, start: () => Promise<void>): Promise<void> {
  await window.finished();
  await start();
  const progress = window.page.getByRole('progressbar', { name: 'Progress of the run' });
  await expect(progress).toBeVisible();
  await expect(window.page.getByTestId('progress')).toContainText(/[1-9]\d? %/, {
    timeout: 20_000,
  });
  await expect(window.state).toHaveText('running');
  await window.page.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.state).toHaveText(/^cancelled at \d+(\.\d+)?\s% of the time$/, {
    timeout: 4000,
  });
  await expect(progress).toBeHidden();
  await window.page.keyboard.press('F5');
  await window.finished();
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
