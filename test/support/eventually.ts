import { vi } from 'vitest';

/**
 * Waits until a check no longer throws. The limit is there to end a test that hangs, not to judge
 * how fast a machine is.
 * @returns what the check returned
 */
export const eventually = <Value>(check: () => Value | Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 60_000, interval: 20 });
