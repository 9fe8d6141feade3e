import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/contract/events.ts';

/**
 * The native menu. Its accelerators work wherever the focus is; undo and redo go to the page, which
 * knows whether a text field or a case is being edited.
 * @param choose receives the commands that the page carries out
 */
export function setApplicationMenu(choose: (command: MenuCommand) => void): void {
  const item = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    click: () => choose(command),
    ...(accelerator !== undefined && { accelerator }),
  });
  const separator = { type: 'separator' } as const;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      {
        label: 'File',
        submenu: [
          item('New project', 'new-project', 'CommandOrControl+Shift+N'),
          item('Open project…', 'open-project', 'CommandOrControl+O'),
          item('Open the example: measure, fit, predict', 'open-example'),
          item('Save project as…', 'save-project', 'CommandOrControl+S'),
          separator,
          item('New case…', 'new-case', 'CommandOrControl+N'),
          item('New electrode case', 'new-electrode-case'),
          item('New recipe', 'new-recipe'),
          item('Import experiment…', 'import-experiment'),
          separator,
          item('New material set…', 'new-material-set'),
          item('Import material set…', 'import-material-set'),
          item('Export material set…', 'export-material-set'),
          separator,
          item('Settings…', 'settings', 'CommandOrControl+,'),
          separator,
          { role: process.platform === 'darwin' ? 'close' : 'quit' },
        ],
      },
      {
        label: 'Edit',
        submenu: [
          item('Undo', 'undo', 'CommandOrControl+Z'),
          item('Redo', 'redo', 'CommandOrControl+Shift+Z'),
          separator,
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'selectAll' },
        ],
      },
      {
        label: 'Run',
        submenu: [
          item('Run', 'run', 'F5'),
          item('Cancel run', 'cancel', 'CommandOrControl+.'),
          separator,
          item('Compare runs', 'compare', 'CommandOrControl+Shift+C'),
          item('Compare recipes', 'compare-recipes'),
          item('Studies of the recipe', 'studies'),
          item('Diffusion-time explorer', 'explorer', 'CommandOrControl+E'),
          item('Isotherm workbench', 'isotherms'),
          item('Overlay of experiments and runs', 'overlay'),
        ],
      },
      {
        label: 'View',
        submenu: [
          item('Command palette…', 'palette', 'CommandOrControl+K'),
          item('Project list', 'toggle-left', 'CommandOrControl+B'),
          item('Inspector', 'toggle-right', 'CommandOrControl+I'),
          item('Light or dark', 'toggle-theme', 'CommandOrControl+Shift+L'),
          separator,
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
      {
        label: 'Help',
        submenu: [
          item('Help', 'help'),
          item('Keyboard', 'shortcuts', 'F1'),
          item('Copy diagnostics', 'copy-diagnostics'),
          item('About PostDry Studio', 'about'),
        ],
      },
    ]),
  );
}
