import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProgressThrottle } from '#main/jobs/progress-throttle.ts';

let passed: number[];
let throttle: ProgressThrottle<number>;

beforeEach(() => {
  vi.useFakeTimers();
  passed = [];
  throttle = new ProgressThrottle<number>(100, (value) => passed.push(value));
});

afterEach(() => vi.useRealTimers());

it('lets the first value through at once', () => {
  throttle.push(1);
  expect(passed).toEqual([1]);
});

it('passes the newest value once per interval', () => {
  for (let value = 1; value <= 50; value++) {
    throttle.push(value);
    vi.advanceTimersByTime(10);
  }
  expect(passed).toEqual([1, 10, 20, 30, 40, 50]);
});

it('passes nothing while nothing comes', () => {
  throttle.push(1);
  vi.advanceTimersByTime(1000);
  throttle.push(2);
  expect(passed).toEqual([1, 2]);
});

it('drops what is waiting when it is stopped', () => {
  throttle.push(1);
  throttle.push(2);
  throttle.stop();
  vi.advanceTimersByTime(1000);
  expect(passed).toEqual([1]);
});
