/** Every view in both themes: accessible, whole, and reached by keyboard. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
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
  await window.case(/Figure 7: PVDF anode, ratio 17/).click();
  await window.finished();
});

test.afterEach(() => {
  window.expectNoProblems();
});

const views: readonly [string, (page: Page) => Promise<void>][] = [
  ['case', () => Promise.resolve()],
  [
    'tables',
    async (page) => {
      for (const button of await page.getByRole('button', { name: /as a table$/ }).all()) {
        await button.click();
      }
      await window.enter(/^Porosity/, 'ten');
    },
  ],
  ['compare', () => window.command('Compare')],
  ['explorer', () => window.command('Diffusion-time explorer')],
  ['settings', () => window.command('Settings')],
  ['keyboard', (page) => page.keyboard.press('F1')],
  ['about', () => window.command('About')],
  ['palette', (page) => page.keyboard.press('ControlOrMeta+k')],
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [view, show] of views) {
    test(`${view} has no accessibility findings in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await show(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
      ).toEqual([]);
    });
  }
}

test('nothing is cut off at the usual sizes', async ({ page }) => {
  for (const [width, height] of [
    [1280, 800],
    [1600, 1000],
    [1920, 1080],
    [960, 700],
  ] as const) {
    await page.setViewportSize({ width, height });
    await window.finished();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main button, dt, dd, h1, h2, h3, label')]
        // One pixel wide: text for screen readers only.
        .filter((element) => element.clientWidth > 1 && !element.closest('.visually-hidden'))
        .filter(
          (element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1,
        )
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map((element) => element.textContent),
    );
    expect(cut, `at ${width} x ${height}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test('every control is reached by keyboard', async ({ page }) => {
  const selector = 'button:enabled:visible, input:enabled:visible, select:enabled:visible';
  const controls = await page.locator(selector).count();
  const reached = new Set<number>();
  for (let press = 0; press < controls + 30; press++) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() =>
        [...document.querySelectorAll('button, input, select')].indexOf(
          document.activeElement ?? document.body,
        ),
      ),
    );
  }
  reached.delete(-1);
  // Tabs and toolbars are one stop each, with arrow keys inside.
  expect(reached.size).toBeGreaterThanOrEqual(controls - 4);
});
