import { app, type BrowserWindow, ipcMain, session } from 'electron';
import { join } from 'node:path';
import { applicationFiles } from '#main/core/application-files.ts';
import { createCore } from '#main/core/core.ts';
import { listRendererFiles } from '#main/core/renderer-files.ts';
import { registerAppScheme, serveAppProtocol } from './app-protocol.ts';
import { answerIpcCalls, sendIpcEvent } from './ipc-transport.ts';
import { setApplicationMenu } from './menu.ts';
import { forbidNavigation } from './navigation-policy.ts';
import { restrictSession } from './session-policy.ts';
import { utilitySolverPort } from './utility-solver-port.ts';
import { openWindow } from './window.ts';

function startApplication(): void {
  const files = applicationFiles(import.meta.dirname);
  const core = createCore({
    host: 'electron',
    files,
    solverPort: utilitySolverPort(join(import.meta.dirname, 'electron-entry.js')),
  });
  restrictSession(session.defaultSession);
  serveAppProtocol(listRendererFiles(files.rendererFolder));
  answerIpcCalls(ipcMain, core.dispatch);

  let window: BrowserWindow | undefined = openWindow(files.preloadFile);
  window.on('closed', () => (window = undefined));
  core.subscribe((event) => {
    if (window) sendIpcEvent(window.webContents, event);
  });
  setApplicationMenu((command) => {
    if (window) {
      sendIpcEvent(window.webContents, { name: 'commands.chosen', payload: { command } });
    }
  });

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void core.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

app.enableSandbox();
registerAppScheme();
forbidNavigation(app);
if (app.requestSingleInstanceLock()) {
  // Awaiting this at the top level of an ES module would never end.
  void app.whenReady().then(startApplication);
} else {
  app.quit();
}
