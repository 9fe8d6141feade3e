import type { Theme } from '#renderer/ui/theme.ts';
import { type ChartColour, chartColours } from './chart-model.ts';

export type Palette = Readonly<Record<ChartColour, string>>;

/** The colour tokens of a theme as the canvas understands them. */
export function readPalette(theme: Theme): Palette {
  // The tokens take the theme of the root, which may not have followed yet.
  document.documentElement.dataset['theme'] = theme;
  const probe = document.createElement('span');
  document.body.append(probe);
  const entries = chartColours.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Record<ChartColour, string>;
}

/** @param colour as `getComputedStyle` gives it, `rgb(r, g, b)` */
export function translucent(colour: string, opacity: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);
}
