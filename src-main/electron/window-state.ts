import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

const fileName = 'window.json';

/** What the window looked like when it was closed; undefined when it was never closed properly. */
export function readWindowState(dataFolder: string): WindowState | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(join(dataFolder, fileName), 'utf8'));
    return isWindowState(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isWindowState(value: unknown): value is WindowState {
  const { bounds, maximized } = (value ?? {}) as {
    bounds?: Partial<Rectangle> | null;
    maximized?: unknown;
  };
  if (!bounds || typeof maximized !== 'boolean') return false;
  return [bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isInteger);
}

export function writeWindowState(dataFolder: string, state: WindowState): void {
  writeFileSync(join(dataFolder, fileName), JSON.stringify(state));
}

/** Part of the window that has to lie on a display, so that it can be seen and moved. */
const leastVisible = { width: 200, height: 100 };

/** Whether a window can be reached on the displays that are connected now. */
export function isReachable(bounds: Rectangle, displays: readonly Rectangle[]): boolean {
  return displays.some((display) => {
    const width =
      Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x);
    const height =
      Math.min(bounds.y + bounds.height, display.y + display.height) -
      Math.max(bounds.y, display.y);
    return width >= leastVisible.width && height >= leastVisible.height && bounds.y >= display.y;
  });
}
