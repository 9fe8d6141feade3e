/** Material sets in the window: on the real loopback host, in a real browser. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, test } from 'playwright/test';
import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import { shippedSet } from '../support/electrode-cases.ts';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;

test.beforeEach(async ({ page }) => {
  host = await startLoopbackHost();
  window = new Window(page);
  await page.goto(host.url);
  await window.finished();
});

test.afterEach(async () => {
  window.expectNoProblems();
  expect(await host.stop()).toBe(0);
});

function entry(name: RegExp): Locator {
  return window.page
    .getByRole('list', { name: 'Electrodes and materials' })
    .getByRole('button', { name });
}

const part = (name: string): Locator => window.page.getByRole('region', { name, exact: true });

const details = (name: string): Locator =>
  window.page.getByRole('group', { name: `Details of ${name}`, exact: true });

async function openDetails(name: string): Promise<Locator> {
  await window.page.getByRole('button', { name: `Details of ${name}`, exact: true }).click();
  return details(name);
}

async function enter(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

async function copyOfCmcAnode(): Promise<void> {
  await entry(/CMC.*placeholder/).click();
  await window.page.getByRole('main').getByRole('button', { name: 'Make an own copy' }).click();
  await expect(entry(/CMC.*own/)).toBeVisible();
}

async function exported(): Promise<MaterialSet> {
  const download = window.page.waitForEvent('download');
  await window.page.getByRole('button', { name: 'Export (JSON)' }).click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8')) as MaterialSet;
}

test('a shipped set is read only; a copy of it is the user’s own', async ({ page }) => {
  await entry(/PVDF\/graphite anode/).click();
  await expect(page.getByRole('main')).toContainText('stays as it is');
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  // What stands behind a value can be read all the same.
  await expect(await openDetails('Pore diameter')).toContainText('10.1080/07373937.2026.2631674');
  await copyOfCmcAnode();
  const cmc = part('CMC');
  await enter(cmc.getByRole('textbox', { name: /^mass fraction/ }), '2 %');
  await window.saved();
  // The shares keep adding up to one, and the number is the user's own now.
  const graphite = part('Graphite');
  await expect(graphite.getByRole('textbox', { name: /^mass fraction/ })).toHaveValue('95');
  const opened = await openDetails('CMC: mass fraction');
  await expect(opened.getByRole('textbox', { name: 'Source' })).toHaveValue('own value');
  await page.reload();
  await expect(cmc.getByRole('textbox', { name: /^mass fraction/ })).toHaveValue('2');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('row')).toHaveCount(2);
  await history.getByRole('button', { name: 'Differences to now' }).click();
  await expect(history).toContainText(/CMC: mass fraction.*1\.5.*2/);
  await window.command('Undo');
  await expect(cmc.getByRole('textbox', { name: /^mass fraction/ })).toHaveValue('1.5');
});

test('what is known of a copy, its binders and their isotherms are edited, undone, exported', async ({
  page,
}) => {
  await copyOfCmcAnode();
  const thickness = await openDetails('Coating thickness');
  await thickness.getByRole('combobox', { name: 'Uncertainty' }).selectOption('log-normal');
  await enter(thickness.getByRole('textbox', { name: /within a factor/ }), '1.2');
  await expect(part('Coating')).toContainText('×/÷ 1.2');
  await expect(part('Coating')).toContainText('58.3 – 84');
  await thickness.getByRole('textbox', { name: 'Note' }).fill('Gauge, ten places.');
  await thickness.getByRole('textbox', { name: 'Source' }).click();
  await expect(part('Coating').getByLabel('has a note').first()).toBeVisible();

  const add = page.getByRole('group', { name: 'Add a component' });
  await add.getByRole('button', { name: 'binder', exact: true }).click();
  const binder = part('Binder');
  await expect(binder.getByRole('textbox', { name: 'Name of Binder' })).toBeFocused();
  await expect(binder.getByRole('combobox', { name: 'Scale of Binder' })).toHaveValue('micro');
  const model = binder.getByRole('combobox', { name: 'Model of Binder: desorption' });
  await model.selectOption('Langmuir');
  await expect(binder.getByRole('textbox', { name: /^Affinity/ })).toHaveValue('5');
  await expect(binder.getByRole('textbox', { name: /^Capacity/ })).toHaveClass(/assumed/);
  await expect(window.chart('Isotherm of Binder')).toBeVisible();
  await enter(binder.getByRole('textbox', { name: /^mass fraction/ }), '1,5');
  await expect(part('Water of the coating').getByRole('row', { name: /^Binder/ })).toBeVisible();
  await window.saved();

  const edited = await exported();
  expect(edited.thicknessM).toEqual({
    value: 7e-5,
    source: 'assumed',
    uncertainty: { distribution: 'lognormal', factor95: 1.2 },
    note: 'Gauge, ten places.',
  });
  expect(edited.components.map(({ massFraction }) => massFraction.value)).toEqual([
    0.94, 0.01, 0.015, 0.02, 0.015,
  ]);
  expect(edited.components[4]?.desorption).toMatchObject({
    isotherm: { model: 'langmuir', affinity: 5 },
    source: 'assumed',
  });

  const steps = 6;
  await expect(page.getByRole('region', { name: 'History' }).getByRole('row')).toHaveCount(
    1 + steps,
  );
  for (let step = 0; step < steps; step++) await window.command('Undo');
  await expect(binder).toBeHidden();
  await expect(part('Coating')).toContainText('± 2');
  expect(await exported()).toEqual(shippedSet('cmc-sbr-anode'));
});

test('what cannot be is refused beside its field', async () => {
  await copyOfCmcAnode();
  const coating = part('Coating');
  const porosity = coating.getByRole('textbox', { name: /^Porosity/ });
  await enter(porosity, '120 %');
  await expect(coating).toContainText('Allowed: above 0, below 100 %');
  await porosity.press('Escape');
  const cmc = part('CMC');
  await enter(cmc.getByRole('textbox', { name: /^mass fraction/ }), '99,9');
  await expect(cmc.getByRole('alert')).toContainText('“Graphite: mass fraction”: found');
  await expect(part('Graphite').getByRole('textbox', { name: /^mass fraction/ })).toHaveValue(
    '95.5',
  );
  await cmc.getByRole('textbox', { name: /^mass fraction/ }).press('Escape');
  const opened = await openDetails('CMC: density');
  await enter(opened.getByRole('textbox', { name: 'Source' }), ' ');
  await expect(opened.getByRole('alert')).toContainText('A source is needed');
});

test('the coating, its pores, its foil and its binder are chosen and edited', async ({ page }) => {
  await copyOfCmcAnode();
  const coating = part('Coating');
  await coating.getByRole('combobox', { name: 'Amount given as' }).selectOption('mass per area');
  const loading = coating.getByRole('textbox', { name: /^Mass per area/ });
  await expect(loading).toHaveValue('9.95');
  await coating.getByRole('combobox', { name: 'Tortuosity' }).selectOption('fixed');
  const factor = coating.getByRole('textbox', { name: /^Tortuosity, factor/ });
  await expect(factor).toHaveValue('1.8');
  await coating.getByRole('combobox', { name: 'Coated sides' }).selectOption('one');
  await part('Foil').getByRole('button', { name: 'Remove the foil' }).click();
  await part('Foil').getByRole('button', { name: 'Aluminium' }).click();
  await expect(part('Foil').getByRole('textbox', { name: /^thickness/ })).toHaveValue('12');
  const binder = part('Binder domains');
  await binder.getByRole('button', { name: 'Add class' }).click();
  await enter(binder.getByRole('textbox', { name: 'Binder thickness, class 2, share' }), '20 %');
  await expect(
    binder.getByRole('textbox', { name: 'Binder thickness, class 1, share' }),
  ).toHaveValue('80');
  const cmc = part('CMC');
  await cmc.getByRole('button', { name: 'Add adsorption' }).click();
  await cmc.getByRole('combobox', { name: 'Model of CMC: adsorption' }).selectOption('Table');
  await expect(cmc.getByRole('button', { name: /^Remove point/ })).toHaveCount(10);
  await cmc.getByRole('button', { name: 'Remove point 10' }).click();
  await cmc.getByRole('combobox', { name: 'Scale of CMC' }).selectOption('macro scale');
  await expect(cmc).toContainText('kept and not used');
  await part('SBR').getByRole('button', { name: 'Remove SBR', exact: true }).click();
  await expect(part('SBR')).toBeHidden();
  await enter(cmc.getByRole('textbox', { name: 'Name of CMC' }), 'Na-CMC');
  await window.saved();
  expect(await exported()).toMatchObject({
    coatedSides: 'one',
    amount: { kind: 'loading' },
    tortuosity: { model: 'fixed', tortuosity: { value: 1.8, source: 'assumed' } },
    foil: { name: 'Aluminium' },
    micro: { thickness: { classes: [{ share: 0.8 }, { share: 0.2 }], source: 'own value' } },
    components: [
      { massFraction: { value: 0.975 } },
      {},
      { name: 'Na-CMC', scale: 'macro', adsorption: { source: 'own value' } },
    ],
  });
  await page.getByRole('button', { name: 'New case of this material set' }).click();
  await expect(window.field(/^Na-CMC/)).toHaveValue('1.5');
});

test('a set is begun, imported and copied by keyboard alone', async ({ page }) => {
  await window.command('New material set');
  const dialog = page.getByRole('dialog', { name: 'New material set' });
  await dialog.getByRole('button', { name: /^Empty set/ }).focus();
  await page.keyboard.press('Enter');
  await window.expectInFront(/New material set/);
  await expect(page.getByRole('main')).toContainText('6 values are assumed');
  await window.command('Make an own copy of this');
  await expect(entry(/New material set/)).toHaveCount(2);
  const chooser = page.waitForEvent('filechooser');
  await window.command('Import a material set');
  await (
    await chooser
  ).setFiles({
    name: 'separator.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(shippedSet('polyolefin-separator'))),
  });
  await window.expectInFront(/Polyolefin separator/);
  const download = page.waitForEvent('download');
  await window.command('Export this material set');
  expect((await download).suggestedFilename()).toBe('Polyolefin separator.json');
  await page.locator('input[type=file][accept=".json"]').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"postdry.material/9"}'),
  });
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(entry(/own/)).toHaveCount(3);
});

test('a case begins with a set', async ({ page }) => {
  await entry(/NMC622/).click();
  await page.getByRole('button', { name: 'New case of this material set' }).click();
  await expect(window.field(/^NMC622/)).toHaveValue('95.5');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a material set has no accessibility findings in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const findings = async (): Promise<unknown> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]);
    };
    await entry(/PVDF\/graphite anode/).click();
    await openDetails('Pore diameter');
    expect(await findings()).toEqual([]);
    await copyOfCmcAnode();
    await openDetails('Coating thickness');
    await openDetails('CMC: desorption');
    await openDetails('CMC: diffusivity');
    await part('SBR')
      .getByRole('combobox', { name: /^Model/ })
      .selectOption('Table');
    expect(await findings()).toEqual([]);
  });
}
