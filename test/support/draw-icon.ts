/** `node test/support/draw-icon.ts` draws resources/icons/icon.png from icon.svg anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { browserArguments, findBrowser } from './browser.ts';
import { repositoryRoot } from './tools.ts';

const sizePx = 512;
const folder = path.join(repositoryRoot, 'resources/icons');
const svg = readFileSync(path.join(folder, 'icon.svg'), 'utf8');

const executablePath = findBrowser();
const browser = await chromium.launch({
  args: browserArguments,
  ...(executablePath !== undefined && { executablePath }),
});
const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
// The corners outside of the rounded square stay transparent.
const png = await page.screenshot({ omitBackground: true });
await browser.close();
writeFileSync(path.join(folder, 'icon.png'), png);
