/** The built program on the real loopback host, in a real Chromium. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { adjustAndSolveByKeyboard, cancelLongRun, solvePaperCase } from './journeys.ts';
import { Window } from './window.ts';

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

test('shows progress and cancels', () => cancelLongRun(window));

test('takes the token out of the address bar and survives a reload', async ({ page }) => {
  await window.finished();
  expect(page.url()).not.toContain('token');
  await page.reload();
  await window.finished();
});

test('says what to do when it is opened without the token', async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto(new URL(host.url).origin);
  await expect(page.getByRole('alert')).toContainText('URL that it prints');
  await page.close();
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
  await expect(page.getByText('wt-ppm needs the mass of the dry coating')).toBeVisible();
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
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(width);
  }
});
