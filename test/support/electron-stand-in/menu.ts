interface MenuItem {
  readonly label?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuItem[];
}

let current: readonly MenuItem[] = [];

/** Electron's `Menu`: the template is kept, and tests choose items by their label. */
export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]): readonly MenuItem[] => template,
  setApplicationMenu: (menu: readonly MenuItem[]): void => {
    current = menu;
  },
};

export function chooseMenuItem(label: string): void {
  const item = current.flatMap(({ submenu = [] }) => submenu).find((each) => each.label === label);
  if (!item?.click) throw new Error(`no menu item '${label}'`);
  item.click();
}
