import { app, type BrowserWindow, dialog, ipcMain, session } from 'electron';
import { join } from 'node:path';
import { applicationFiles } from '#main/core/application-files.ts';
import { type Core, createCore } from '#main/core/core.ts';
import { dataFolder } from '#main/core/data-folder.ts';
import { listRendererFiles } from '#main/core/renderer-files.ts';
import { StorageFault } from '#main/storage/storage-fault.ts';
import { registerAppScheme, serveAppProtocol } from './app-protocol.ts';
import { systemFileDialogs } from './file-dialogs.ts';
import { answerIpcCalls, sendIpcEvent } from './ipc-transport.ts';
import { setApplicationMenu } from './menu.ts';
import { forbidNavigation } from './navigation-policy.ts';
import { printReport } from './print-report.ts';
import { restrictSession } from './session-policy.ts';
import { utilitySolverPort } from './utility-solver-port.ts';
import { openWindow } from './window.ts';

const folder = dataFolder();

function startApplication(): void {
  const files = applicationFiles(import.meta.dirname);
  let window: BrowserWindow | undefined;
  let core: Core;
  try {
    core = createCore({
      host: 'electron',
      files,
      dataFolder: folder,
      printPdf: printReport,
      solverPort: utilitySolverPort(join(import.meta.dirname, 'electron-entry.js')),
      dialogs: systemFileDialogs(() => window),
    });
  } catch (cause) {
    if (!(cause instanceof StorageFault)) throw cause;
    dialog.showErrorBox('PostDry Studio cannot start', cause.message);
    app.exit(2);
    return;
  }
  restrictSession(session.defaultSession);
  serveAppProtocol(listRendererFiles(files.rendererFolder));
  answerIpcCalls(ipcMain, core.dispatch);

  window = openWindow(files.preloadFile, folder);
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
  let coreState = 'open' as 'open' | 'closing' | 'closed';
  app.on('will-quit', (event) => {
    if (coreState === 'closed') return;
    event.preventDefault();
    // A signal and the last window's end may both ask for the same.
    if (coreState === 'closing') return;
    coreState = 'closing';
    void core.close().finally(() => {
      coreState = 'closed';
      app.quit();
    });
  });
  process.on('SIGINT', () => app.quit());
  process.on('SIGTERM', () => app.quit());
}

app.enableSandbox();
registerAppScheme();
forbidNavigation(app);
// The browser's own files beside ours, and one instance per data folder.
app.setPath('userData', join(folder, 'browser'));
if (app.requestSingleInstanceLock()) {
  // Awaiting this at the top level of an ES module would never end.
  void app.whenReady().then(startApplication);
} else {
  app.quit();
}
