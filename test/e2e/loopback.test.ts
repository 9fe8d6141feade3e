/** The built program on the real loopback host, in a real Chromium. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from 'playwright/test';
import { writeHandoverFile } from '#main/loopback/handover-file.ts';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { adjustAndSolveByKeyboard, cancelLongRun, solvePaperCase } from './journeys.ts';
import { startSlowRun } from './slow-run.ts';
import { Window } from './window.ts';

/** What the status bar says of the pool; with more than one process nothing waits. */
async function solverProcesses(page: Page): Promise<number> {
  const text = await page.getByRole('contentinfo').textContent();
  return Number(/(\d+) solver process/.exec(text ?? '')?.[1]);
}

/** Smallest distance between the texts of neighbouring cells; negative beyond the panel's edge. */
function columnGaps(table: Locator): Promise<number> {
  return table.evaluate((element) => {
    const rectangle = (node: Node): DOMRect => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect();
    };
    const panel = element.closest('aside')?.getBoundingClientRect().right ?? 0;
    const gaps = [...(element as HTMLTableElement).rows].flatMap((row) => {
      const cells = [...row.cells].map(rectangle);
      return cells.map((cell, index) => (cells[index + 1]?.left ?? panel) - cell.right);
    });
    return Math.min(...gaps, panel - element.getBoundingClientRect().right);
  });
}

let host: RunningHost;
let window: Window;

test.beforeAll(async () => {
  host = await startLoopbackHost();
});

test.afterAll(async () => {
  await host.stop();
});

test.beforeEach(async ({ page }) => {
  window = new Window(page);
  await page.goto(host.url);
});

test.afterEach(() => {
  window.expectNoProblems();
});

test('prints one line and nothing else', () => {
  expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
  expect(host.output()).toBe('');
});

test('solves a case of the paper', () => solvePaperCase(window));

test('follows the fields and solves on F5', () => adjustAndSolveByKeyboard(window));

test('shows progress and cancels', () => cancelLongRun(window, () => startSlowRun(host)));

test('takes the token out of the address bar and survives a reload', async ({ page }) => {
  await window.finished();
  expect(page.url()).not.toContain('token');
  await page.reload();
  await window.finished();
});

for (const hash of ['', '#token=of-an-earlier-launch']) {
  test(`says what to do when it is opened with "${hash}"`, async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(`${new URL(host.url).origin}/${hash}`);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('This page does not have the token of this launch.');
    await expect(alert).toContainText('Open the URL that the program has printed.');
    await expect(alert).not.toContainText('stopped');
    await page.close();
  });
}

test('is reached through a file that hides the token from the arguments', async ({ browser }) => {
  const handover = writeHandoverFile(host.url);
  const page = await browser.newPage();
  await page.goto(handover.url);
  await new Window(page).finished();
  await page.close();
  handover.remove();
});

test('finds a run again after a reload and in a second tab, and can cancel it', async ({
  page,
  context,
}) => {
  await window.finished();
  await startSlowRun(host);
  await expect(window.state).toHaveText('running');
  await page.reload();
  await expect(window.state).toHaveText('running');

  const second = await context.newPage();
  const other = new Window(second);
  await second.goto(host.url);
  await expect(other.state).toHaveText('running');
  if ((await solverProcesses(second)) === 1) {
    await other.case(/^ratio 1 /).click();
    await expect(other.state).toHaveText(/^waiting for Figure 7: PVDF anode, ratio 17$/);
    // The words are long, and what stands beside them keeps its room.
    const unit = second.getByRole('button', { name: 'of start' });
    expect(await unit.evaluate((e) => e.scrollWidth <= e.clientWidth + 1)).toBe(true);
    expect(await unit.evaluate((e) => e.scrollHeight <= e.clientHeight + 1)).toBe(true);
    await other.case(/PVDF anode, ratio 17/).click();
  }
  await second.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.state).toHaveText(/^cancelled/);
  await expect(other.state).toHaveText(/^cancelled/);
  await other.case(/^ratio 1 /).click();
  await other.finished();
  await second.close();
});

test('applies what is being typed before it runs, and does not run what is invalid', async ({
  page,
}) => {
  await window.finished();
  await window.field(/^Ratio/).fill('3');
  await page.keyboard.press('F5');
  await expect(window.field(/^Ratio/)).toHaveValue('3');
  await expect(page.getByText('Figure 7: PVDF anode, ratio 17, changed')).toBeVisible();
  await window.finished();
  await expect(page.getByText(/^run was for /)).toBeHidden();
  await window.field(/^Duration/).fill('ten');
  await page.keyboard.press('F5');
  await expect(page.getByText(/Not run\. Duration, .*“ten” is not a number\./)).toBeVisible();
  await expect(window.state).toHaveText(/^finished/);
  await window.field(/^Duration/).press('Escape');
  await page.keyboard.press('F5');
  await expect(page.getByText(/Not run\./)).toBeHidden();
  await window.finished();
});

test('marks the values that follow from the sliders', async ({ page }) => {
  await window.finished();
  const values = page.getByRole('navigation');
  await expect(values).not.toContainText('from the sliders');
  await window.enter(/^Ratio/, '3.5');
  await expect(values).toContainText('1 value follows from the sliders.');
  await expect(values).toContainText('Values of this case, changed');
  await values.locator('summary').filter({ hasText: 'Diffusion Dmi' }).click();
  await expect(values).toContainText(
    'Follows from the sliders. The case itself has 8.17e-18 m²/s.',
  );
  await page.getByRole('button', { name: 'Reset to the case' }).click();
  await expect(values).not.toContainText('from the sliders');
});

test('moves nothing when a run, a field error or a notice comes', async ({ page }) => {
  await window.finished();
  const places = async (): Promise<unknown> =>
    Promise.all(
      ['Total', 'Gradients', 'One-scale error'].map((name) => window.chart(name).boundingBox()),
    );
  const panel = page.getByRole('heading', { name: 'Diffusion times' });
  const [before, panelBefore] = [await places(), await panel.boundingBox()];
  await window.enter(/^Ratio/, 'ten');
  await page.keyboard.press('F5');
  await expect(page.getByText(/Not run\./)).toBeVisible();
  expect(await places()).toEqual(before);
  expect(await panel.boundingBox()).toEqual(panelBefore);
  await window.enter(/^Ratio/, '0.001');
  await page.keyboard.press('F5');
  await window.finished();
  expect(await places()).toEqual(before);
  expect(await panel.boundingBox()).toEqual(panelBefore);
});

test('opens the parameters as a drawer that takes the focus and closes with Esc', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await window.finished();
  const drawer = page.getByRole('complementary', { name: 'Parameters' });
  const button = page.getByRole('button', { name: 'Parameters' });
  await expect(drawer).toBeHidden();
  await button.press('Enter');
  await expect(drawer).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(drawer.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(button).toBeFocused();
});

test('keeps an invalid entry visible with the reason, and does not apply it', async ({ page }) => {
  await window.finished();
  await window.enter(/^Ratio/, 'ten');
  await expect(page.getByRole('alert')).toHaveText('“ten” is not a number.');
  await expect(window.field(/^Ratio/)).toHaveValue('ten');
  await expect(page.getByText(/^run was for /)).toBeHidden();
  await window.enter(/^Ratio/, '5000');
  await expect(page.getByRole('alert')).toContainText('Allowed: 0.001 – 1000');
  await window.field(/^Ratio/).press('Escape');
  await expect(window.field(/^Ratio/)).toHaveValue('17');
  await expect(page.getByRole('alert')).toBeHidden();
  await window.field(/^Ratio/).press('ArrowUp');
  await expect(window.field(/^Ratio/)).toHaveValue('18');
});

test('shows contents in three units and refuses wt-ppm without a density', async ({ page }) => {
  await window.finished();
  await window.case(/ratio 10/).click();
  await window.finished();
  // It stays reachable, so that it can say why it cannot be chosen.
  await page.getByRole('button', { name: 'wt-ppm' }).press('Enter');
  await expect(page.getByText('so wt-ppm cannot be shown')).toBeVisible();
  await window.case(/PVDF anode, ratio 17/).click();
  await window.finished();
  await page.getByRole('button', { name: 'wt-ppm' }).click();
  const total = await window.columns('Total');
  expect(total.get('two scales, solved')?.[0]).toBeCloseTo(1000, 0);
});

test('says why a value is assumed', async ({ page }) => {
  await window.finished();
  const value = page.locator('summary').filter({ hasText: 'Porosity' });
  await value.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('A usual porosity of an anode')).toBeVisible();
});

test('saves a chart as CSV with its units and as PNG', async ({ page }) => {
  await window.finished();
  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save “Total” as CSV' }).click();
  const file = await csv;
  expect(file.suggestedFilename()).toBe('figure-7-ratio-17-total.csv');
  const stream = await file.createReadStream();
  const text = (await stream.toArray()).join('');
  expect(text).toMatch(/^time \/ h,"?two scales, solved \(water content \/ of start\)/);
  const png = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save “Total” as PNG' }).click();
  expect((await png).suggestedFilename()).toBe('figure-7-ratio-17-total.png');
});

test('zooms into a chart by dragging and back by a double click', async ({ page }) => {
  await window.finished();
  const canvas = window.chart('Total').locator('canvas');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the chart is not visible');
  const at = (x: number): [number, number] => [box.x + x * box.width, box.y + box.height / 2];
  const reset = window.chart('Total').getByRole('button', { name: 'Reset zoom' });
  await page.mouse.move(...at(0.3));
  await page.mouse.down();
  await page.mouse.move(...at(0.6), { steps: 5 });
  await page.mouse.up();
  await expect(reset).toBeVisible();
  // Adjusting the case does not throw away what is being looked at.
  await window.field(/^Ratio/).press('ArrowUp');
  await expect(reset).toBeVisible();
  await canvas.dblclick();
  await expect(reset).toBeHidden();
});

test('notices every violation of the content security policy', async ({ page }) => {
  await window.finished();
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">inline</p>');
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.append(script);
  });
  await page.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => undefined));
  const problems = window.takeProblems().filter((text) => text.includes('Content Security Policy'));
  expect(problems.length).toBeGreaterThanOrEqual(3);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
});

test('says that a table has more columns than are shown', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await window.finished();
  const card = window.chart('Gradients');
  await card.getByRole('button', { name: /as a table$/ }).click();
  const hint = card.getByText('more columns');
  await expect(hint).toBeVisible();
  await card.getByRole('region').evaluate((element) => element.scrollBy({ left: 2000 }));
  await expect(hint).toBeHidden();
});

test('shows no ratio where the micro scale has no resistance', async ({ page }) => {
  await window.finished();
  await window.case(/no micro resistance Figure 7/).click();
  await expect(window.field(/^Ratio/)).toHaveValue('–');
  await expect(page.getByRole('complementary')).toContainText(/ratio ?–/);
});

test('reaches every control by keyboard', async ({ page }) => {
  await window.finished();
  const controls = await page
    .locator('button:enabled:visible, input:enabled:visible, summary:visible')
    .all();
  const reached = new Set<string>();
  for (let press = 0; press < controls.length + 5; press++) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => {
        const all = [...document.querySelectorAll('button, input, summary')];
        return String(all.indexOf(document.activeElement ?? document.body));
      }),
    );
  }
  reached.delete('-1');
  expect(reached.size).toBe(controls.length);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility findings in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await window.finished();
    const charts = await new AxeBuilder({ page }).analyze();
    expect(charts.violations).toEqual([]);
    for (const button of await page.getByRole('button', { name: /as a table$/ }).all()) {
      await button.click();
    }
    await window.enter(/^Ratio/, 'ten');
    const tables = await new AxeBuilder({ page }).analyze();
    expect(tables.violations).toEqual([]);
  });
}

test('has nothing cut off or overlapping at the usual sizes', async ({ page }) => {
  for (const [width, height] of [
    [1280, 800],
    [1600, 1000],
    [1920, 1080],
    [960, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await window.finished();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('button, dt, dd, h1, h2, h3, label, .value, .name, .title')]
        .filter(
          (element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1,
        )
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map((element) => element.textContent),
    );
    expect(cut, `at ${width} x ${height}`).toEqual([]);
    const columns = page.getByRole('table').filter({ hasText: 'of start' }).last();
    if (await columns.isVisible()) expect(await columnGaps(columns)).toBeGreaterThanOrEqual(6);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(width);
  }
});
