/** Measured runs: imported, corrected, laid over runs, stored with the project. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { hasSharedData, NO_SHARED_DATA, sharedData } from '../support/import-fixture.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;

/** A drying run in ppm as a coulometer lists it, every 4 min from 20 min before the start on. */
const karlFischer = [
  'time [min]\twater content per dry mass [ppm]\tuncertainty [ppm]',
  ...Array.from({ length: 36 }, (_, k) => {
    const minutes = 4 * k - 20;
    const content = minutes < 0 ? 1000 : 60 + 940 * Math.exp(-minutes / 9);
    return `${minutes}\t${content.toFixed(1)}\t50`;
  }),
].join('\n');

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
  await window.command('Import experiment');
  await window.expectInFront(/Import experiment/);
});

test.afterEach(() => {
  window.expectNoProblems();
});

const openFile = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
  page.locator('main input[type=file]').setInputFiles(file);

const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

const understood = (page: Page) => page.getByRole('region', { name: 'Understood' });

const importIt = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Add correction…' })).toBeVisible();
};

const addStep = async (page: Page, kind: string): Promise<void> => {
  await page.getByRole('combobox', { name: 'Add correction…' }).selectOption({ label: kind });
};

const enter = async (page: Page, name: string, value: string): Promise<void> => {
  const field = page.getByRole('textbox', { name });
  await field.fill(value);
  await field.press('Enter');
};

const steps = (page: Page) => page.getByRole('list', { name: 'Corrections' }).getByRole('listitem');

async function paste(page: Page, content: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Paste/ }).fill(content);
  await page.getByRole('button', { name: 'Read text' }).click();
}

async function withoutFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
  ).toEqual([]);
}

test('a vapour sorption run is read, corrected, and kept through undo and reload', async ({
  page,
}) => {
  test.skip(!hasSharedData, NO_SHARED_DATA);
  await openFile(page, path.join(sharedData, 'skid-mil100fe/kinetics.csv'));
  await expect(understood(page)).toContainText('8,044');
  await expect(understood(page)).toContainText('0 s – 4 h 32 min');
  await expect(understood(page)).toContainText('6.7041 mg – 10.392 mg');
  await expect(page.getByRole('combobox', { name: 'Column: Mass of the sample' })).toContainText(
    'found: Mass[mg]',
  );
  await importIt(page);
  await window.expectInFront(/^kinetics$/);
  await expect(page.getByText('needs a dry mass')).toBeVisible();

  await addStep(page, 'Time zero');
  await enter(page, 'Becomes 0, step 1', '202.8 min');
  await addStep(page, 'Dry mass, stated');
  await enter(page, 'Dry mass, step 2', '6.988 mg');
  await expect(page.getByText('dry mass 6.988 mg')).toBeVisible();
  await expect(page.getByText('8,044 of 8,044 rows')).toBeVisible();
  const columns = await window.columns('Corrected water content');
  const times = columns.get('time / h') ?? [];
  const contents = columns.get('measured, thinned') ?? [];
  expect(Math.min(...times)).toBeCloseTo(-3.38, 2);
  // 10.392 mg over 6.988 mg.
  expect(Math.max(...contents)).toBeGreaterThan(486_000);
  expect(Math.max(...contents)).toBeLessThan(488_000);
  await window.saved();

  await page.reload();
  await expect(steps(page)).toHaveCount(2);
  await page.getByRole('heading', { name: 'kinetics' }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(steps(page)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+y');
  await expect(steps(page)).toHaveCount(2);
  await window.saved();
});

test('a step that cannot be applied says why, and what comes before it stays', async ({ page }) => {
  await paste(page, karlFischer);
  await importIt(page);
  await addStep(page, 'Time zero');
  await addStep(page, 'Dry mass, stated');
  await expect(steps(page).nth(0)).toContainText('time zero: -20 min becomes 0');
  await expect(steps(page).nth(1)).toContainText('Not applied. The run holds no mass.');
  await addStep(page, 'Keep a segment');
  await expect(steps(page).nth(2)).toContainText('a step before it cannot be applied');
  await page.getByRole('button', { name: 'Remove step 2' }).click();
  await expect(steps(page).nth(1)).toContainText(/is kept/);
  await expect(page.getByRole('region', { name: 'Corrected water content' })).toBeVisible();
  await page.getByRole('button', { name: 'Move step 2 up' }).click();
  await expect(steps(page).nth(0)).toContainText('Keep a segment');
  await window.saved();
});

test('runs are laid over an experiment, with residuals and figures', async ({ page }) => {
  await openFile(page, text('coulometer.csv', karlFischer));
  await expect(understood(page)).toContainText('−20 min – 2 h');
  await importIt(page);
  await window.command('Overlay');
  const list = page.getByRole('group', { name: 'Search experiments, runs and recipes' });
  await list.getByRole('checkbox', { name: 'coulometer' }).check();
  for (const name of [/Figure 7: PVDF anode, no micro/, /Figure 7: PVDF anode, ratio 17/]) {
    await list.getByRole('group', { name }).getByRole('checkbox').first().check();
  }
  const table = page.getByRole('region', { name: 'How far runs are from experiments' });
  await expect(table.getByRole('row')).toHaveCount(3);
  const ratio17 = table.getByRole('row', { name: /ratio 17/ });
  await expect(ratio17).toContainText('closest');
  await expect(ratio17.getByRole('cell').nth(2)).toHaveText('31');

  // The figures are those of the shown residuals.
  const residuals = await window.columns('Residuals');
  const shown = [...residuals.entries()].find(([name]) => /ratio 17/.test(name))?.[1] ?? [];
  expect(shown).toHaveLength(31);
  const rmse = Math.hypot(...shown) / Math.sqrt(shown.length);
  const cell = (at: number) => ratio17.getByRole('cell').nth(at).textContent();
  expect(Number.parseFloat((await cell(3)) ?? '')).toBeCloseTo(rmse, 0);
  expect(Number(await cell(6))).toBeCloseTo(rmse / 50, 1);
  const plotted = await window.columns('Experiments and runs');
  expect(plotted.get('coulometer, ±')?.[0]).toBe(50);
  expect(Math.min(...(plotted.get('time / h') ?? []))).toBeCloseTo(-1 / 3, 3);

  await enter(page, 'Shift of coulometer in time', '20 min');
  await expect(ratio17.getByRole('cell').nth(2)).toHaveText('31');
  await enter(page, 'Begin of the comparison', '1 h');
  await expect(ratio17.getByRole('cell').nth(2)).not.toHaveText('31');
  await page.getByRole('button', { name: 'Whole time' }).click();
  await expect(ratio17.getByRole('cell').nth(2)).toHaveText('31');
});

test('runs of recipes are laid over Karl Fischer points with their uncertainty', async ({
  page,
}) => {
  await openFile(page, text('Karl Fischer.csv', karlFischer));
  await importIt(page);
  await window.command('New electrode case');
  await window.expectInFront(/CMC\/SBR graphite anode/);
  await window.command('New recipe');
  await expect(page.getByRole('combobox', { name: 'Acts on' })).toHaveValue(/./);
  await page.keyboard.press('F5');
  await window.finished();
  const water = (await window.columns('Water over time')).get('mean') ?? [];

  await window.command('Overlay');
  const list = page.getByRole('group', { name: 'Search experiments, runs and recipes' });
  await list.getByRole('checkbox', { name: 'Karl Fischer' }).check();
  const recipes = list.getByRole('group', { name: /^Recipe: New recipe/ });
  await recipes.getByRole('checkbox').check();
  const plotted = await window.columns('Experiments and runs');
  expect(plotted.get('Karl Fischer, ±')?.[0]).toBe(50);
  const [, curve = []] = [...plotted].find(([name]) => name.startsWith('New recipe')) ?? [];
  expect(curve[0]).toBeCloseTo(water[0] ?? 0, 3);
  expect(curve.length).toBeGreaterThan(20);
  const row = page
    .getByRole('region', { name: 'How far runs are from experiments' })
    .getByRole('row', { name: /New recipe/ });
  const residuals = await window.columns('Residuals');
  const [, shown = []] = [...residuals].find(([name]) => name.includes('New recipe')) ?? [];
  // Every fourth minute up to the end of the recipe.
  expect(shown.length).toBeGreaterThan(10);
  await expect(row.getByRole('cell').nth(2)).toHaveText(String(shown.length));
  const rmse = Math.hypot(...shown) / Math.sqrt(shown.length);
  const cell = (at: number) => row.getByRole('cell').nth(at).textContent();
  expect(Number((await cell(6))?.replaceAll('\u202f', '')) / (rmse / 50)).toBeCloseTo(1, 2);
});

test('a dew point under vacuum is asked for its place', async ({ page }) => {
  const rows = ['0;25;1000;-40', '60;25;10;-40', '120;25;10;-40'];
  const log = ['t [s];T [°C];p [mbar];Dew point [°C]', ...rows].join('\n');
  await openFile(page, text('oven.csv', log));
  await expect(page.getByText(/^Where was the dew point measured/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'line', exact: true }).click();
  await expect(understood(page)).toContainText('0 s – 2 min');
  await expect(page.getByRole('combobox', { name: /^Dew point measured/ })).toHaveValue('line');
  await withoutFindings(page);
});

test('a water content is asked for its mass, and a template remembers it', async ({ page }) => {
  const file = text('coulometer.csv', karlFischer.replace(' per dry mass', ''));
  await openFile(page, file);
  await expect(page.getByText(/does not say which mass the water is a share of/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await withoutFindings(page);
  await page.getByRole('button', { name: 'dry with foil', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Content per' })).toHaveValue('dry with foil');
  await expect(page.getByText(/add the correction "Basis of the content"/)).toBeVisible();
  await page.getByRole('button', { name: 'Save as template' }).click();
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('Coulometer 2');
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await page.reload();
  await openFile(page, file);
  await page.getByRole('combobox', { name: 'Template' }).selectOption('Coulometer 2');
  await expect(page.getByRole('combobox', { name: 'Content per' })).toHaveValue('dry with foil');
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('combobox', { name: 'Template' }).getByRole('option')).toHaveCount(1);
});

test('what a file leaves open is asked in place, and a template answers it next time', async ({
  page,
}) => {
  const rows = ['05/04/2025 10:00;7,5', '05/04/2025 10:01;7,4', '05/04/2025 10:02;7,3'];
  const file = text('dates.csv', ['Time;Mass [mg]', ...rows].join('\n'));
  await openFile(page, file);
  await expect(page.getByText(/05\/04\/2025.*\?/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'day-month-year' }).click();
  await expect(understood(page)).toContainText('0 s – 2 min');
  await page.getByRole('button', { name: 'Save as template' }).click();
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('Balance 3');
  await page.getByRole('button', { name: 'Save', exact: true }).click();

  await page.reload();
  await openFile(page, file);
  await page.getByRole('combobox', { name: 'Template' }).selectOption('Balance 3');
  await expect(understood(page)).toContainText('0 s – 2 min');
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('Balance 4');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('combobox', { name: 'Template' }).getByRole('option')).toHaveCount(1);

  const mass = page.getByRole('combobox', { name: 'Unit: Mass of the sample' });
  await mass.selectOption('g');
  await expect(understood(page)).toContainText('7300 mg – 7500 mg');
});

test('a refusal keeps what was open, and rows that were left out are marked', async ({ page }) => {
  await openFile(page, text('run.csv', 't [s],m [mg]\n0,7.5\n1,7.4\nbroken,\n3,7.2\n4,7.1\n'));
  await expect(understood(page)).toContainText('Line 4');
  await expect(page.getByRole('region', { name: 'File' }).locator('.rejected')).toHaveCount(1);
  await openFile(page, text('scan.pdf', '%PDF-1.7\n1 0 obj\n'));
  await expect(page.getByRole('alert')).toContainText('PDF');
  await expect(understood(page)).toContainText('Line 4');
  await expect(page.getByText('run.csv', { exact: true })).toBeVisible();
});

test('the export of a DVS instrument says that it was cut', async ({ page }) => {
  test.skip(!hasSharedData, NO_SHARED_DATA);
  await openFile(page, path.join(sharedData, 'sms-dvs/takeda-5a-water-30c.xlsx'));
  await expect(understood(page)).toContainText('promises 159448 rows but holds 9');
  await importIt(page);
  await expect(page.getByRole('region', { name: 'Pressure' })).toHaveCount(0);
  await page.getByRole('button', { name: 'pressure', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Pressure' })).toBeVisible();
});

test('a dropped file opens the import, and the raw file comes back to the byte', async ({
  page,
}) => {
  await window.case(/Figure 7: PVDF anode, ratio 17/).click();
  const content = 't [s],m [mg]\r\n0,7.5\r\n1,7.4\r\n2,7.2\r\n';
  const transfer = await page.evaluateHandle((written) => {
    const data = new DataTransfer();
    data.items.add(new File([written], 'dropped.csv'));
    return data;
  }, content);
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await window.expectInFront(/Import experiment/);
  await expect(understood(page)).toContainText('Rows read');
  await importIt(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save raw file' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('dropped.csv');
  expect(readFileSync(await saved.path(), 'utf8')).toBe(content);
});

test('a project file takes experiments along', async ({ page }) => {
  await openFile(page, text('travels.csv', karlFischer));
  await importIt(page);
  await addStep(page, 'Time zero');
  await enter(page, 'Becomes 0, step 1', '4 min');
  await window.saved();
  const download = page.waitForEvent('download');
  await window.command('Save project file');
  const file = await (await download).path();
  await page.locator('input[type=file][accept=".postdry"]').setInputFiles(file);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(window.tab(/^travels$/)).toHaveCount(0);
  await page
    .getByRole('list', { name: 'Experiments' })
    .getByRole('button', { name: 'travels' })
    .click();
  await expect(steps(page).first()).toContainText('time zero: 4 min becomes 0');
  await expect(page.getByText('36 of 36 rows')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`import, experiment and overlay have no accessibility findings in ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await withoutFindings(page);
    await openFile(page, text('run.csv', 't [s],m [mg]\n0,7.5\n1,7.4\nbroken,\n3,7.2\n4,7.1\n'));
    await expect(understood(page)).toBeVisible();
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await withoutFindings(page);
    await importIt(page);
    for (const kind of ['Time zero', 'Leave out rows', 'Buoyancy, by sinker']) {
      await addStep(page, kind);
    }
    await expect(steps(page)).toHaveCount(3);
    await withoutFindings(page);
    await page.getByRole('button', { name: 'Remove step 3' }).click();
    await addStep(page, 'Dry mass, stated');
    await expect(page.getByText(/^dry mass 7\.1 mg$/)).toBeVisible();
    await window.saved();
    await window.command('Overlay');
    const list = page.getByRole('group', { name: 'Search experiments, runs and recipes' });
    await list.getByRole('checkbox', { name: 'run', exact: true }).first().check();
    await list
      .getByRole('group', { name: /ratio 17/ })
      .getByRole('checkbox')
      .first()
      .check();
    await expect(page.getByRole('region', { name: /^How far runs/ })).toBeVisible();
    await withoutFindings(page);
  });
}

test('nothing of import, experiment and overlay is cut off at the usual sizes', async ({
  page,
}) => {
  const expectWhole = async (view: string): Promise<void> => {
    for (const [width, height] of [
      [1280, 800],
      [1600, 1000],
    ] as const) {
      await page.setViewportSize({ width, height });
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('main button, main h1, main h2, main h3, main label, dt, dd')]
          .filter((element) => element.clientWidth > 1 && !element.closest('.visually-hidden'))
          .filter((element) => element.checkVisibility())
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .filter((element) => getComputedStyle(element).display !== 'inline')
          .map((element) => element.textContent),
      );
      expect(cut, `${view} at ${width} x ${height}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  };
  await openFile(page, text('whole.csv', karlFischer));
  await expect(understood(page)).toBeVisible();
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectWhole('import');
  await importIt(page);
  await addStep(page, 'Time zero');
  await addStep(page, 'Basis of the content');
  await addStep(page, 'Buoyancy, by sinker');
  await expect(steps(page)).toHaveCount(3);
  await expectWhole('experiment');
  await page.getByRole('button', { name: 'Remove step 3' }).click();
  await window.saved();
  await window.command('Overlay');
  const list = page.getByRole('group', { name: 'Search experiments, runs and recipes' });
  await list.getByRole('checkbox', { name: 'whole' }).check();
  await list
    .getByRole('group', { name: /ratio 17/ })
    .getByRole('checkbox')
    .first()
    .check();
  await expect(page.getByRole('region', { name: /^How far runs/ })).toBeVisible();
  await expectWhole('overlay');
});
