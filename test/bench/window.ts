/*
 * `node test/bench/window.ts`: how fast the window is in a real Chromium on the built loopback host,
 * with data of its own. Run `npm run build` before. What is measured stands beside each number.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { decode, encode } from '#shared/contract/codec.ts';
import type { Envelope } from '#shared/contract/envelope.ts';
import { callPath, wireContentType } from '#shared/contract/loopback-wire.ts';
import type { MethodInput, MethodName, MethodOutput } from '#shared/contract/methods.ts';
import { browserArguments, findBrowser } from '../support/browser.ts';
import { startLoopbackHost } from '../support/hosts.ts';
import { linearCase } from '../support/solver/linear-case.ts';
import { caseDocument } from '../support/stored-case.ts';

const runCount = 20;
const points = 2000;
const title = 'Bench, 20 runs';

type Call = <Name extends MethodName>(
  method: Name,
  input: MethodInput<Name>,
) => Promise<MethodOutput<Name>>;

function callerOf(url: string): Call {
  const { origin, hash } = new URL(url);
  return async <Name extends MethodName>(method: Name, input: MethodInput<Name>) => {
    const response = await fetch(`${origin}${callPath}`, {
      method: 'POST',
      headers: {
        origin,
        authorization: `Bearer ${hash.replace('#token=', '')}`,
        'content-type': wireContentType,
      },
      body: encode({ method, input }),
    });
    const answer = decode(new Uint8Array(await response.arrayBuffer())) as Envelope<unknown>;
    if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
    return answer.value as MethodOutput<Name>;
  };
}

const report = (what: string, values: readonly number[], limit: number): void => {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const most = sorted.at(-1) ?? Number.NaN;
  const place =
    sorted.length > 1 ? `median ${median.toFixed(1)}, largest ${most.toFixed(1)}` : most.toFixed(0);
  console.log(`${what}: ${place} ms (wanted below ${limit} ms)`);
};

async function addRuns(call: Call): Promise<void> {
  const { projects } = await call('projects.list', {});
  const projectId = projects[0]?.projectId ?? '';
  const { endTimeS } = linearCase;
  const outputTimesS = Array.from({ length: points }, (_, k) => (endTimeS * (k + 1)) / points);
  const { caseId } = await call('cases.create', {
    projectId,
    document: { ...caseDocument(title), transportCase: { ...linearCase, outputTimesS } },
  });
  for (let k = 0; k < runCount; k++)
    await call('runs.start', { caseId, options: { estimate: false } });
  while ((await call('runs.active', {})).runs.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** From before a click until the second animation frame after it: the first one has painted it. */
function redraws(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const group = document.querySelector('[role=group][aria-label="Unit of the water content"]');
    const units = [...(group?.querySelectorAll('button') ?? [])].slice(-2);
    const measured: number[] = [];
    for (let k = 0; k < 20; k++) {
      await frame();
      const from = performance.now();
      units[k % 2]?.click();
      await frame();
      await frame();
      measured.push(performance.now() - from);
    }
    return measured;
  });
}

/** From before a move of the slider until all script that it causes has run, and between frames. */
function drag(page: Page): Promise<{ script: number[]; frames: number[] }> {
  return page.evaluate(async () => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const later = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
    const slider = document.querySelector<HTMLInputElement>('.explorer input[type=range]');
    if (!slider) throw new Error('there is no slider');
    const script: number[] = [];
    const frames: number[] = [];
    let last = await frame();
    for (let k = 0; k < 90; k++) {
      const from = performance.now();
      slider.value = String(150 + 4 * k);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await later();
      script.push(performance.now() - from);
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    // The first moves compile the script.
    return { script: script.slice(10), frames: frames.slice(10) };
  });
}

/** The longest times for which the page heard nothing while a large file was read and then stored. */
async function importRows(page: Page): Promise<void> {
  const rows = Array.from(
    { length: 1_000_000 },
    (_, k) => `${k},${(7 + 0.3 * Math.exp(-k / 1e5)).toFixed(5)},${(120 + Math.sin(k)).toFixed(2)}`,
  );
  const buffer = Buffer.from(['time [s],mass [mg],T [°C]', ...rows].join('\n'));
  const folder = mkdtempSync(path.join(tmpdir(), 'postdry-bench-'));
  const file = path.join(folder, 'million.csv');
  writeFileSync(file, buffer);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Import experiment');
  await page.keyboard.press('Enter');
  await page.locator('main input[type=file]').waitFor({ state: 'attached' });
  const standstill = await page.evaluateHandle(() => {
    const seen = { longest: 0 };
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - last);
      last = now;
    }, 4);
    return seen;
  });
  const longest = () =>
    standstill.evaluate((seen) => {
      const { longest } = seen;
      seen.longest = 0;
      return longest;
    });
  await longest();
  await page.locator('main input[type=file]').setInputFiles(file);
  const button = page.getByRole('button', { name: 'Import', exact: true });
  await button.and(page.locator(':enabled')).waitFor({ timeout: 120_000 });
  report('longest standstill of the page while 1,000,000 rows are read', [await longest()], 200);
  await button.click();
  await page.getByRole('combobox', { name: 'Add correction…' }).waitFor({ timeout: 120_000 });
  report('longest standstill of the page while they are stored', [await longest()], 200);
  rmSync(folder, { recursive: true });
}

async function measure(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const from = performance.now();
  await page.goto(url);
  await page.getByRole('navigation').getByText('Figure 7: PVDF anode, ratio 17').first().waitFor();
  report(
    'first paint, from opening the URL until a case title is visible',
    [performance.now() - from],
    2000,
  );

  await addRuns(callerOf(url));
  await page.reload();
  await page.getByRole('navigation').getByText(title).first().click();
  const boxes = page.getByRole('checkbox', { name: /^shown: / });
  await boxes.nth(runCount - 1).waitFor();
  for (const box of await boxes.all()) await box.check();
  await page.getByRole('button', { name: /^Run 20/ }).waitFor();
  await page.waitForTimeout(1000);
  report(
    `redraw of a case with ${runCount} runs of ${points} points, change of unit until 2 frames later`,
    await redraws(page),
    100,
  );

  await page.getByText('Diffusion-time explorer').first().click();
  // The map is computed once beside; dragging is measured after it.
  await page
    .getByRole('button', { name: /Regime map.*CSV/ })
    .and(page.locator(':enabled'))
    .waitFor();
  const { script, frames } = await drag(page);
  report('explorer, script of one move of the slider', script, 16);
  report('explorer, time between frames while dragging (the display gives 16.7)', frames, 17);
  await importRows(page);
}

const host = await startLoopbackHost();
const executablePath = findBrowser();
const browser = await chromium.launch({
  args: browserArguments,
  ...(executablePath !== undefined && { executablePath }),
});
try {
  await measure(browser, host.url);
} finally {
  await browser.close();
  await host.stop();
}
