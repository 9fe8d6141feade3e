import type { Theme } from '#renderer/ui/theme.ts';
import type { ContentUnit } from '#shared/units/water-content.ts';

export type TimeScale = 'linear' | 'log';

const themeKey = 'postdry.theme';

/** How things are shown, whatever case is shown. */
export class Preferences {
  readonly #systemDark = window.matchMedia('(prefers-color-scheme: dark)');
  #system = $state<Theme>(this.#systemDark.matches ? 'dark' : 'light');
  #chosen = $state<Theme | undefined>(storedTheme());

  contentUnit = $state<ContentUnit>('fraction');
  timeScale = $state<TimeScale>('linear');
  readonly theme = $derived(this.#chosen ?? this.#system);

  constructor() {
    this.#systemDark.addEventListener('change', ({ matches }) => {
      this.#system = matches ? 'dark' : 'light';
    });
    if (this.#chosen) document.documentElement.dataset['theme'] = this.#chosen;
  }

  toggleTheme(): void {
    const theme = this.theme === 'dark' ? 'light' : 'dark';
    // Before the state, so that charts that follow the state read the new colours.
    document.documentElement.dataset['theme'] = theme;
    this.#chosen = theme;
    localStorage.setItem(themeKey, theme);
  }
}

function storedTheme(): Theme | undefined {
  const stored = localStorage.getItem(themeKey);
  return stored === 'light' || stored === 'dark' ? stored : undefined;
}
