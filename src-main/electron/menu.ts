import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/contract/events.ts';

/**
 * The native menu. Its accelerators work wherever the focus is; editing and window commands are
 * the system's own.
 * @param choose receives the commands that the page carries out
 */
export function setApplicationMenu(choose: (command: MenuCommand) => void): void {
  const item = (
    label: string,
    accelerator: string,
    command: MenuCommand,
  ): MenuItemConstructorOptions => ({ label, accelerator, click: () => choose(command) });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      {
        label: 'Case',
        submenu: [
          item('Run', 'F5', 'run'),
          item('Cancel run', 'CommandOrControl+.', 'cancel'),
          { type: 'separator' },
          { role: process.platform === 'darwin' ? 'close' : 'quit' },
        ],
      },
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [
          item('Light or dark', 'CommandOrControl+Shift+L', 'toggle-theme'),
          { type: 'separator' },
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}
