/**
 * `node run.ts MAIN` runs a built Electron main file. The parent process may choose menu items by
 * sending their labels.
 */
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './application.ts';
import { chooseMenuItem } from './menu.ts';

const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

process.on('SIGTERM', () => app.quit());
process.on('message', (label) => chooseMenuItem(String(label)));
await import(pathToFileURL(path.resolve(process.argv[2] ?? '')).href);
app.becomeReady();
