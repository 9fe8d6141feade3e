/** What an engineer asks of a recipe: how long the coil may wait, how sure it is, what varies. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost, startLoopbackHostOn } from '../support/hosts.ts';
import { runPostdry } from '../support/run-postdry.ts';
import { Window } from './window.ts';

const recipe = `recipe "Coil A"
  target water < 1500 ppm (mean)
  1 Heat to {hot = 100 °C} at 2 K/min in N2 dew point -40 °C, 1 bar
  2 Hold for {soak = 3 h}  # as the plant does it
  3 Vent N2 dew point -60 °C to 1 bar
  4 Cool to 25 °C at 2 K/min
`;

let host: RunningHost;
let window: Window;

async function openStudies(page: Page): Promise<void> {
  window = new Window(page);
  await page.goto(host.url);
  await window.finished();
  await window.command('New electrode case');
  await window.expectInFront(/CMC\/SBR graphite anode/);
  await window.command('New recipe');
  await window.expectInFront(/New recipe/);
  await expect(page.getByRole('combobox', { name: 'Acts on' })).toHaveValue(/./);
  await page.getByRole('textbox', { name: 'Text of the recipe' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(recipe);
  await window.expectInFront(/^Coil A$/);
  await window.command('Studies of this recipe');
  await expect(page.getByRole('button', { name: /^Answer/ })).toBeVisible();
}

const view = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Kind of study' }).getByRole('button', { name }).click();

async function enter(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name, exact: true }).fill(text);
  await page.keyboard.press('Enter');
}

async function ended(page: Page): Promise<void> {
  await expect(page.getByTestId('study-progress')).toBeHidden({ timeout: 50_000 });
}

const textOf = async (page: Page): Promise<string> =>
  (
    await page
      .getByRole('textbox', { name: 'Text of the recipe' })
      .locator('.cm-line')
      .allInnerTexts()
  ).join('\n');

test.describe('on a new host', () => {
  test.beforeEach(async ({ page }) => {
    host = await startLoopbackHost();
    await openStudies(page);
  });

  test.afterEach(async () => {
    window.expectNoProblems();
    expect(await host.stop()).toBe(0);
  });

  test('how long the coil may wait, with the run that checks it', async ({ page }) => {
    await page.getByRole('combobox', { name: 'Where' }).selectOption('room');
    await enter(page, 'Dew point', '10');
    await page.keyboard.press('F5');
    const answer = page.getByTestId('answer');
    await expect(answer).toHaveText(/^The coil may wait 1 d \d+ h\.$/, { timeout: 50_000 });
    const card = page.getByRole('region', { name: 'Answer', exact: true });
    await expect(card).toContainText('Checked by a run of its own: 1500 wt-ppm at the end');
    await expect(card).toContainText('values of the case are assumed');
    const mean = (await window.columns('Water over time')).get('mean') ?? [];
    expect(mean.at(-1)).toBeCloseTo(1500, 0);

    // A limit that cannot be met is said with how far it is away.
    await enter(page, 'Limit of the water', '300');
    await page.keyboard.press('F5');
    await expect(answer).toHaveText(
      /^The coil may not wait at all: 3\d\d\.?\d? wt-ppm are above the limit/,
      { timeout: 50_000 },
    );
  });

  test('the shortest hold goes into the text as one edit', async ({ page }) => {
    await page.getByRole('combobox', { name: 'Ask' }).selectOption('How short may a hold be?');
    await page.keyboard.press('F5');
    await expect(page.getByTestId('answer')).toHaveText(/of holding suffice\.$/, {
      timeout: 50_000,
    });
    await page.getByRole('button', { name: 'Take over into the recipe' }).click();
    await page.getByRole('button', { name: 'Recipe', exact: true }).click();
    await expect.poll(() => textOf(page)).not.toContain('{soak = 3 h}');
    expect(await textOf(page)).toMatch(
      /2 Hold for \{soak = [\d.]+ \w+\} {2}# as the plant does it/,
    );
    await window.saved();
    await window.command('Undo');
    await expect.poll(() => textOf(page)).toContain('2 Hold for {soak = 3 h}  # as');
  });

  test('the dew point that is required goes into the text as one edit', async ({ page }) => {
    await page.getByRole('combobox', { name: 'Ask' }).selectOption('How moist may the gas be?');
    await enter(page, 'Limit of the water', '400');
    await page.keyboard.press('F5');
    const answer = page.getByTestId('answer');
    await expect(answer).toHaveText(/^The dew point may be up to -?[\d.]+ °C\.$/, {
      timeout: 50_000,
    });
    const [, found] = /up to (-?[\d.]+) °C/.exec(await answer.innerText()) ?? [];
    const card = page.getByRole('region', { name: 'Answer', exact: true });
    await expect(card).toContainText('Checked by a run of its own: 400 wt-ppm at the end');
    await page.getByRole('button', { name: 'Take over into the recipe' }).click();
    await page.getByRole('button', { name: 'Recipe', exact: true }).click();
    await expect.poll(() => textOf(page)).not.toContain('dew point -60 °C');
    // Both gases were asked about as one.
    const points = [...(await textOf(page)).matchAll(/dew point (-?[\d.]+) °C/gu)];
    expect(points.map(([, point]) => Number(point).toPrecision(4))).toEqual(
      Array.from({ length: 2 }, () => Number(found).toPrecision(4)),
    );
    await window.saved();
    await window.command('Undo');
    await expect.poll(() => textOf(page)).toContain(recipe.trimEnd());
  });

  test('Monte Carlo: several values are chosen and taken over as one edit', async ({ page }) => {
    await view(page, 'Robust');
    await enter(page, 'Samples', '4');
    await page.getByRole('combobox', { name: 'Method' }).selectOption('Monte Carlo');
    await page.keyboard.press('F5');
    const robust = page.getByRole('region', { name: /^P\(water/ });
    await expect(robust).toContainText('of 4 samples meet the target · Monte Carlo, seed 1', {
      timeout: 50_000,
    });
    await ended(page);

    await page.getByRole('button', { name: 'Also choose another value' }).click();
    await enter(page, 'End of further value 1', '110');
    await page.getByRole('button', { name: 'Find the shortest' }).click();
    const words = page.getByTestId('shortest');
    await expect(words).toHaveText(
      /^Shortest recipe with 95 %: .* \(median\), with hot = 110 °C, soak = [\d.]+ .*\.$/,
      { timeout: 50_000 },
    );
    const tried = page.getByRole('group', { name: 'Choices that were tried' }).getByRole('row');
    expect(await tried.count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Take over into the recipe' }).click();
    await page.getByRole('button', { name: 'Recipe', exact: true }).click();
    await expect.poll(() => textOf(page)).toContain('{hot = 110 °C}');
    expect(await textOf(page)).not.toContain('{soak = 3 h}');
    await window.saved();
    await window.command('Undo');
    await expect.poll(() => textOf(page)).toContain(recipe.trimEnd());
  });

  test('sixty samples: the same seed gives the same numbers', async ({ page }) => {
    await view(page, 'Robust');
    await enter(page, 'Samples', '60');
    await page.keyboard.press('F5');
    const probability = page.getByTestId('probability');
    await expect(probability).toBeVisible({ timeout: 50_000 });
    await ended(page);
    await expect(page.getByRole('region', { name: /^P\(water/ })).toContainText(
      /of 60 samples meet the target · Latin hypercube, seed 1 · \d+ runs in .* runs\/s/,
    );
    await expect(page.getByTestId('study-errors')).toHaveText(
      /^5 of 60 finished samples were checked by finer runs: largest error .* wt-ppm .*Largest mass-balance defect/,
    );
    const first = await probability.innerText();
    const bands = await window.columns('Water over time');
    const tornado = page.getByRole('region', { name: 'What matters' });
    const influences = await tornado.innerText();
    expect(first).toMatch(/%, 95 % interval .* to .* \(Wilson\)/);

    await page.keyboard.press('F5');
    await expect(page.getByText('Kept (2)')).toBeVisible();
    await expect(page.getByRole('region', { name: /^P\(water/ })).toContainText('of 60 samples');
    await ended(page);
    expect(await probability.innerText()).toBe(first);
    expect(await window.columns('Water over time')).toEqual(bands);
    expect(await tornado.innerText()).toBe(influences);

    await page.getByRole('button', { name: 'Find the shortest' }).click();
    await expect(page.getByTestId('optimum')).toContainText('95 % of the samples', {
      timeout: 50_000,
    });
    await expect(page.getByText(/the lower end of the 95 % interval/)).toBeVisible();
  });

  test('a cancelled study keeps what was computed', async ({ page }) => {
    await view(page, 'Robust');
    await enter(page, 'Samples', '3000');
    await page.keyboard.press('F5');
    await expect(page.getByTestId('probability')).toContainText('interval', { timeout: 50_000 });
    await expect(page.getByTestId('study-progress')).toContainText(/\d+ of 30\d\d runs/);
    await page.getByTestId('study-progress').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByTestId('partial')).toContainText(
      /^Ended early: the figures are those of the \d+ of 3000 samples/,
    );
    await expect(page.getByRole('list', { name: 'Kept (1)' })).toContainText('cancelled');
  });

  test('a sweep: its rows are those of the command line for the saved plan', async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), 'postdry-plan-'));
    await view(page, 'Sweep');
    await page.getByRole('button', { name: 'Add an axis' }).click();
    await page.getByRole('button', { name: 'Add an axis' }).click();
    await enter(page, 'Number of values of axis 1', '2');
    await page.getByRole('combobox', { name: 'Value of axis 2' }).selectOption('Coating thickness');
    await page.getByRole('combobox', { name: 'Kind of axis 2' }).selectOption('list');
    await enter(page, 'Values of axis 2', '60; 0.07 mm; 90');
    await expect(page.getByText('6 rows', { exact: true })).toBeVisible();
    const saved = async (button: string, name: string): Promise<void> => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      await (await waiting).saveAs(join(folder, name));
    };
    await saved('Save plan (JSON)', 'plan.json');
    await saved('Save its case (JSON)', 'case.json');
    await page.keyboard.press('F5');
    const rows = page.getByRole('region', { name: 'Rows of the sweep' }).getByRole('row');
    await expect(rows).toHaveCount(7, { timeout: 50_000 });
    await expect(rows.nth(2)).toContainText(/80 °C.*70 µm.*finished/);
    await expect(page.getByRole('combobox', { name: 'Show' })).toHaveValue('timeToTargetS');
    expect((await window.columns('Sweep')).size).toBe(4);

    await page.getByRole('button', { name: 'Map', exact: true }).click();
    const map = page.getByRole('region', { name: 'Map of the sweep' });
    const cell = map.getByTestId('map-cell');
    await map.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await expect(cell).toHaveText(
      /^hot 120 °C, Coating thickness 70 µm: \d+ min · meets the target$/,
    );
    await page.getByRole('combobox', { name: 'Show' }).selectOption('mean water at the end');
    await map.getByRole('application').hover({ position: { x: 120, y: 40 } });
    const ofFirst = /^hot 80 °C, Coating thickness 90 µm: ([\d.]+) wt-ppm/;
    await expect(cell).toHaveText(ofFirst);
    const [, ppm] = ofFirst.exec(await cell.innerText()) ?? [];
    await map.getByRole('button', { name: /as a table$/ }).click();
    const cells = map.getByRole('row', { name: /^90 µm/ }).getByRole('cell');
    await expect(cells.first()).toContainText(String(Number(Number(ppm).toPrecision(3))));
    await saved('Save rows (CSV)', 'window.csv');
    const words = ['sweep', 'plan.json', '--out', 'rows.jsonl', '--table', 'rows.csv'];
    expect(await runPostdry(folder, words)).toMatchObject({ code: 0 });
    const numbers = (name: string): string[] =>
      readFileSync(join(folder, name), 'utf8').trim().split('\n').slice(1);
    expect(numbers('window.csv')).toEqual(numbers('rows.csv'));
    rmSync(folder, { recursive: true });
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`studies have no accessibility findings in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const expectAccessible = async (): Promise<void> => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
        ).toEqual([]);
      };
      await page.keyboard.press('F5');
      await expect(page.getByTestId('answer')).toBeVisible({ timeout: 50_000 });
      await expectAccessible();
      await view(page, 'Robust');
      await page.getByRole('checkbox', { name: 'Temperature, ± 1 σ' }).check();
      await enter(page, 'Samples', '10');
      await page.keyboard.press('F5');
      await expect(page.getByTestId('probability')).toBeVisible({ timeout: 50_000 });
      await ended(page);
      await expectAccessible();
      await view(page, 'Sweep');
      await page.getByRole('button', { name: 'Add an axis' }).click();
      await page.getByRole('button', { name: 'Add an axis' }).click();
      await enter(page, 'Number of values of axis 2', '2');
      await page.keyboard.press('F5');
      await expect(page.getByRole('region', { name: 'Sweep', exact: true })).toBeVisible({
        timeout: 50_000,
      });
      await ended(page);
      await expectAccessible();
      await page.getByRole('button', { name: 'Map', exact: true }).click();
      await expectAccessible();
      await page
        .getByRole('region', { name: 'Map of the sweep' })
        .getByRole('button', { name: /as a table$/ })
        .click();
      await expectAccessible();
    });
  }
});

test('studies outlive the program; one that was interrupted says so', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'postdry-studies-'));
  host = await startLoopbackHostOn(folder);
  await openStudies(page);
  await view(page, 'Robust');
  await enter(page, 'Samples', '10');
  await page.keyboard.press('F5');
  await expect(page.getByTestId('probability')).toBeVisible({ timeout: 50_000 });
  await ended(page);
  const probability = await page.getByTestId('probability').innerText();
  await enter(page, 'Samples', '3000');
  await page.keyboard.press('F5');
  await expect(page.getByTestId('study-progress')).toContainText(/[1-9]\d+ of 30\d\d runs/, {
    timeout: 50_000,
  });
  await window.saved();
  expect(await host.stop()).toBe(0);

  host = await startLoopbackHostOn(folder);
  await page.goto('about:blank');
  window.takeProblems();
  await page.goto(host.url);
  await window.expectInFront(/^Coil A$/);
  await window.command('Studies of this recipe');
  await view(page, 'Robust');
  await expect(page.getByRole('alert')).toContainText('The program was closed before');
  await expect(page.getByTestId('partial')).toContainText(/of 3000 samples/);
  await page
    .getByRole('radio', { name: /^Show Samples/ })
    .last()
    .check();
  await expect(page.getByTestId('probability')).toHaveText(probability);
  expect(await host.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});
