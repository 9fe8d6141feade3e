import { expect, it } from 'vitest';
import {
  channelChart,
  channelWords,
  signedDuration,
  thinned,
} from '#renderer/case-view/experiment-channels.ts';

it('leaves gaps out and keeps every other point of a short curve, whatever is shown', () => {
  const found = thinned([0, 1, 2, 3], [5, NaN, 7, 8], { fromS: 2, toS: 3 });
  expect([...found.timeS]).toEqual([0, 2, 3]);
  expect([...found.values]).toEqual([5, 7, 8]);
});

it('gives the shown part of a long curve more points', () => {
  const timeS = Float64Array.from({ length: 100_000 }, (_, row) => row);
  const values = timeS.map((time) => Math.sin(time / 50));
  expect(thinned(timeS, values, undefined).timeS).toHaveLength(4000);
  const part = thinned(timeS, values, { fromS: 50_000, toS: 51_000 });
  expect(part.timeS).toHaveLength(1001);
  expect(part.timeS[0]).toBe(50_000);
});

it('shows values in the units of the laboratory', () => {
  expect(channelWords(6.988e-6, 'massKg')).toBe('6.988 mg');
  expect(channelWords(298.15, 'temperatureK')).toBe('25 °C');
  expect(channelWords(1000, 'pressurePa')).toBe('10 mbar');
  expect(channelWords(0.5, 'relativeHumidity')).toBe('50 %');
  expect(signedDuration(-90)).toBe('−1.5 min');
});

it('has contents start at zero, and masses where they are', () => {
  const curve = { timeS: [-60, 0], values: [2e-6, 1e-6] };
  const span = { fromS: -60, toS: 0 };
  const content = channelChart('waterContentKgPerKg', curve, span);
  expect(content.y.min).toBe(0);
  expect(content.series[0]?.y).toEqual([2, 1]);
  expect(content.x).toMatchObject({ title: 'time / s', min: -60, max: 0 });
  expect(channelChart('massKg', curve, span).y.min).toBeUndefined();
});
