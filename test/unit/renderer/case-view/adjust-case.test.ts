import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adjustCase, adjustmentOf, isAdjustable } from '#renderer/case-view/adjust-case.ts';
import { curveTimes } from '#renderer/case-view/curve-times.ts';
import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { linearCase } from '../../../support/solver/linear-case.ts';

const adjustment = fc.record({
  ratio: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
  microShare: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  duration: fc.double({ min: 0.1, max: 1000, noNaN: true }),
});

it('gives a valid case with exactly the asked diffusion times, at the same tau_macro', () => {
  const tauMacroS = characteristicTimes(linearCase).macroS;
  fc.assert(
    fc.property(adjustment, ({ ratio, microShare, duration }) => {
      const adjusted = adjustCase(linearCase, { ratio, microShare, duration }, curveTimes);
      const parsed = parseTransportCase(adjusted);
      expect(parsed.ok ? [] : parsed.issues).toEqual([]);
      const times = characteristicTimes(adjusted);
      expect(times.macroS / tauMacroS).toBeCloseTo(1, 9);
      expect(times.micro[0]!.tauS / tauMacroS / ratio).toBeCloseTo(1, 9);
      expect(times.microShare).toBeCloseTo(microShare, 9);
      expect(adjusted.endTimeS / tauMacroS / duration).toBeCloseTo(1, 9);
      expect(adjusted.outputTimesS.at(-1)).toBe(adjusted.endTimeS);
    }),
  );
});

it('leaves a case as it is with its own adjustment', () => {
  const same = adjustCase(linearCase, adjustmentOf(linearCase), curveTimes);
  expect(same.macro.gasDiffusivityM2PerS).toBeCloseTo(1e-6, 15);
  expect(same.micro!.diffusivityM2PerS / linearCase.micro!.diffusivityM2PerS).toBeCloseTo(1, 5);
  expect(same.endTimeS).toBeCloseTo(linearCase.endTimeS, 2);
});

it('is offered only where ratio and micro share mean something', () => {
  expect(isAdjustable(linearCase)).toBe(true);
  const whole: TransportCase = {
    ...linearCase,
    macro: { ...linearCase.macro, volumeFraction: 1 },
  };
  expect(isAdjustable(whole)).toBe(false);
});

it('draws at increasing times from start to end, dense at the start', () => {
  expect(curveTimes[0]).toBe(0);
  expect(curveTimes.at(-1)).toBe(1);
  expect(curveTimes.every((time, k) => k === 0 || time > curveTimes[k - 1]!)).toBe(true);
  expect(curveTimes.filter((time) => time < 0.01).length).toBeGreaterThan(30);
});
