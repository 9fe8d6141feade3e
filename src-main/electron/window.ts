import { BrowserWindow, screen } from 'electron';
import { pageUrl } from './origin.ts';
import { isReachable, readWindowState, writeWindowState } from './window-state.ts';

/** Opens the one window where it was last; it is shown when the page has something to show. */
export function openWindow(preloadFile: string, dataFolder: string): BrowserWindow {
  const last = readWindowState(dataFolder);
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const bounds = last && isReachable(last.bounds, displays) ? last.bounds : undefined;
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'PostDry Studio',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (last?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    writeWindowState(dataFolder, state);
  });
  void window.loadURL(pageUrl);
  return window;
}
