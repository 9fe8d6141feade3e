/** The built program on the real loopback host, in a real Chromium. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { writeHandoverFile } from '#main/loopback/handover-file.ts';
import { type RunningHost, startLoopbackHost } from '../support/hosts.ts';
import { cancelLongRun, editSolveAndUndo, seePaperCase } from './journeys.ts';
import { createSlowCase } from './slow-case.ts';
import { Window } from './window.ts';

let host: RunningHost;
let window: Window;

test.beforeEach(async ({ page }) => {
  host = await startLoopbackHost();
  window = new Window(page);
  await page.goto(host.url);
});

test.afterEach(async () => {
  window.expectNoProblems();
  expect(await host.stop()).toBe(0);
});

test('prints one line and shows a solved case of the paper', async () => {
  expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
  expect(host.output()).toBe('');
  await seePaperCase(window);
});

test('stores edits, solves on F5, and undoes also after a reload', () => editSolveAndUndo(window));

test('shows progress and cancels', () => cancelLongRun(window, () => createSlowCase(host)));

test('takes the token out of the address bar and is reached through a file that hides it', async ({
  page,
  browser,
}) => {
  await window.finished();
  expect(page.url()).not.toContain('token');
  await page.reload();
  await window.finished();
  const handover = writeHandoverFile(host.url);
  const other = await browser.newPage();
  await other.goto(handover.url);
  await new Window(other).finished();
  await other.close();
  handover.remove();
});

for (const hash of ['', '#token=of-an-earlier-launch']) {
  test(`says what to do when it is opened with "${hash}"`, async ({ browser }) => {
    await window.finished();
    const page = await browser.newPage();
    await page.goto(`${new URL(host.url).origin}/${hash}`);
    const alert = page.getByRole('alert').first();
    await expect(alert).toContainText('This page does not have the token of this launch.');
    await expect(alert).toContainText('Open the URL that the program has printed.');
    await page.close();
  });
}

test('keeps what is invalid on screen with the reason, and does not apply or run it', async ({
  page,
}) => {
  await window.finished();
  const porosity = window.field(/^Porosity/);
  await window.enter(/^Porosity/, 'ten');
  await expect(porosity).toHaveValue('ten');
  await expect(porosity).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('“ten” is not a number.').first()).toBeVisible();
  await page.keyboard.press('F5');
  await expect(page.getByText(/Not run\. Porosity: /)).toBeVisible();
  await window.enter(/^Porosity/, '1.5');
  await expect(page.getByText(/Allowed: .*below 1/).first()).toBeVisible();
  await porosity.press('Escape');
  await expect(porosity).toHaveValue('0.45');
  await expect(page.getByRole('row', { name: /Run 2/ })).toHaveCount(0);
});

test('converts a value that is typed with its unit', async () => {
  await window.finished();
  await window.enter(/^Dry coating/, '1.5 g/cm3');
  await expect(window.field(/^Dry coating/)).toHaveValue(/^(1500|1.5)$/);
  await window.saved();
});

test('deletes a case with its tab and brings it back', async ({ page }) => {
  await window.finished();
  await window.case(/Figure 7: PVDF anode, ratio 17/).focus();
  await page.keyboard.press('Delete');
  await expect(window.case(/Figure 7: PVDF anode, ratio 17/)).toHaveCount(0);
  await expect(window.tab(/Figure 7: PVDF anode, ratio 17/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(window.case(/Figure 7: PVDF anode, ratio 17/)).toBeVisible();
});

test('renames with F2, and undo takes the name back', async ({ page }) => {
  await window.finished();
  await window.case(/Figure 7: PVDF anode, ratio 17/).focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /New name/ }).fill('Coil A');
  await page.keyboard.press('Enter');
  await expect(window.case(/^Coil A/)).toBeVisible();
  await window.saved();
  await page.getByRole('heading', { name: 'Water content' }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(window.case(/Figure 7: PVDF anode, ratio 17/)).toBeVisible();
});

test('finds cases and commands by their name', async ({ page }) => {
  await window.finished();
  await window.command('ratio 10');
  await window.expectInFront(/ratio 10/);
  await window.command('Compare');
  await window.expectInFront(/Compare/);
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toContainText('F5');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a project travels as one file, and a damaged one changes nothing', async ({ page }) => {
  await window.finished();
  const saved = page.waitForEvent('download');
  await page.keyboard.press('ControlOrMeta+s');
  const file = await saved;
  expect(file.suggestedFilename()).toBe('Two-Scale-Model paper.postdry');
  const bytes = readFileSync(await file.path());
  const choose = page.locator('input[type=file][accept=".postdry"]');
  await choose.setInputFiles({
    name: 'cut.postdry',
    mimeType: 'application/octet-stream',
    buffer: bytes.subarray(0, bytes.length / 2),
  });
  await expect(page.getByText(/The file was not imported\./)).toBeVisible();
  await choose.setInputFiles({
    name: 'whole.postdry',
    mimeType: 'application/octet-stream',
    buffer: bytes,
  });
  await expect(page.getByRole('button', { name: /Two-Scale-Model paper \(2\)/ })).toBeVisible();
  await window.finished();
});

test('saves a chart as CSV with its units', async ({ page }) => {
  await window.finished();
  const saved = page.waitForEvent('download');
  await window.chart('Total').getByRole('button', { name: /CSV/ }).first().click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const stream = await file.createReadStream();
  const text = (await stream.toArray()).join('');
  expect(text).toMatch(/^"?time \/ h"?,"?.*wt-ppm/);
});

test('redraws while a slider of the explorer moves', async ({ page }) => {
  await window.finished();
  await window.command('Diffusion-time explorer');
  const slider = page.getByRole('slider', { name: /ratio|τ/i }).first();
  await slider.focus();
  const before = await slider.inputValue();
  await slider.press('ArrowRight');
  await slider.press('ArrowRight');
  expect(await slider.inputValue()).not.toBe(before);
});

test('moves nothing when a field error or a notice comes', async ({ page }) => {
  await window.finished();
  const place = () => window.chart('Total').boundingBox();
  const before = await place();
  await window.enter(/^Porosity/, 'ten');
  await page.keyboard.press('F5');
  await expect(page.getByText(/Not run\./)).toBeVisible();
  expect(await place()).toEqual(before);
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
