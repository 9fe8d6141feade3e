import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FittedDryingParameter } from '#shared/estimation/drying/drying-fit.ts';
import { judgeSecondScale } from '#shared/estimation/drying/judge-second-scale.ts';
import { NO_INTERVAL } from '#shared/estimation/fitted-value.ts';
import { codesOf, fitOf, judgedFitOf, syntheticRun, TRUTH } from '../../../support/drying-runs.ts';

const fit = fitOf(syntheticRun({ duration: 20, points: 40, noise: 0.005 }), {
  model: 'two-scale',
  starts: 2,
});
const clear = { fRatio: 60, pValue: 1e-9, aiccGain: 40 };

type Changes = Partial<Record<keyof typeof fit.parameters, Partial<FittedDryingParameter>>>;

const changed = (changes: Changes) => ({
  ...fit,
  parameters: Object.fromEntries(
    Object.entries(fit.parameters).map(([name, parameter]) => [
      name,
      { ...parameter, ...changes[name as keyof Changes] },
    ]),
  ) as typeof fit.parameters,
});

const judged = (changes: Changes, sizes = clear) =>
  judgeSecondScale(changed(changes), 'two-scale', sizes)[0];

describe('whether a second scale is justified', () => {
  it.each([
    ['beta at its bound', { microShare: { status: 'at-bound', value: 0.9999 } }, /beta rests on/],
    [
      'tau_macro at its bound',
      { tauMacroS: { status: 'at-bound', value: 9e-3 } },
      /tau_macro rests/,
    ],
    ['tau_micro traded', { tauMicroS: { status: 'not-identifiable' } }, /can be traded for others/],
    ['an open interval', { tauMicroS: { profile95: [900, null] } }, /of tau_micro is open/],
    ['a wide interval', { microShare: { profile95: [0.01, 0.3] } }, /beta is known by its order/],
  ] as const)('is not said of a curve that needs more, with %s', (_, changes, words) => {
    const verdict = judged(changes);
    expect(verdict?.code).toBe('SECOND_SCALE_UNDETERMINED');
    expect(verdict?.text).toMatch(/^The macro model alone is not enough: .*significantly worse/);
    expect(verdict?.text).toMatch(words);
    expect(verdict?.text).not.toMatch(/is justified/);
  });

  it('is said where the values are determined, and what AICc makes of it', () => {
    expect(judged({})?.code).toBe('SECOND_SCALE_JUSTIFIED');
    expect(judged({})?.text).not.toMatch(/AICc/);
    expect(judged({}, { ...clear, aiccGain: -3 })?.text).toMatch(/AICc does not prefer it/);
  });

  it('is not decided where the two criteria disagree, unless the values are loose anyway', () => {
    const weak = { fRatio: 3, pValue: 0.04, aiccGain: 1 };
    expect(judged({}, weak)?.code).toBe('SECOND_SCALE_UNDECIDED');
    expect(judged({}, { ...weak, aiccGain: -1 })?.code).toBe('SECOND_SCALE_NOT_JUSTIFIED');
    const loose = judged({ microShare: { status: 'at-bound', value: 1e-4 } }, weak);
    expect(loose?.code).toBe('SECOND_SCALE_NOT_JUSTIFIED');
    expect(loose?.text).toMatch(/AICc prefers it, but as a curve only: beta rests on its bound/);
  });

  it('does not hold a profile against it that could not be followed', () => {
    const followed = { ...changed({ tauMicroS: { profile95: NO_INTERVAL } }) };
    const not = { ...followed, unprofiled: ['tauMicroS'] as const };
    expect(judgeSecondScale(not, 'two-scale', clear)[0]?.code).toBe('SECOND_SCALE_JUSTIFIED');
  });
});

describe('the verdicts on any run', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('never call a scale justified whose values rest on a bound or cannot be separated', () => {
    const request = fc.record({
      duration: fc.double({ min: 0.5, max: 20, noNaN: true }),
      noise: fc.constantFrom(0.0005, 0.003, 0.01),
      seed: fc.integer({ min: 1, max: 1000 }),
      microShare: fc.oneof(share, fc.constantFrom(0, 1)),
      ratio: fc.constantFrom(0.001, 0.3, 3, 17, 300),
      knowsEnds: fc.boolean(),
    });
    const plain = {
      duration: 20,
      noise: 0.003,
      seed: 1,
      microShare: 0.2,
      ratio: 17,
      knowsEnds: true,
    };
    const oneScale = { ...plain, microShare: 1, ratio: 3, duration: 10 };
    const seen = new Set<string>();
    fc.assert(
      fc.property(request, ({ microShare, ratio, knowsEnds, ...run }) => {
        const truth = { microShare, tauMicroS: ratio * TRUTH.tauMacroS };
        const fixed = knowsEnds ? { initial: TRUTH.initial, equilibrium: 0 } : {};
        const measured = syntheticRun({ ...run, points: 24, truth });
        const judgedFit = judgedFitOf(measured, { model: 'two-scale', fixed, starts: 2 });
        const codes = codesOf(judgedFit);
        for (const code of codes) seen.add(code);
        expect(codes.filter((code) => code.startsWith('SECOND_SCALE'))).toHaveLength(1);
        if (!codes.includes('SECOND_SCALE_JUSTIFIED')) return;
        const about = judgedFit.verdicts.flatMap(({ code, parameters }) =>
          ['AT_BOUND', 'NOT_IDENTIFIABLE', 'CANNOT_SEPARATE', 'OPEN_INTERVAL'].includes(code)
            ? parameters
            : [],
        );
        for (const name of ['tauMacroS', 'tauMicroS', 'microShare']) {
          expect(about).not.toContain(name);
        }
      }),
      { numRuns: 25, seed: 7, examples: [[plain], [oneScale]] },
    );
    // The runs hold all kinds, else nothing was tested.
    expect([...seen]).toEqual(
      expect.arrayContaining(['SECOND_SCALE_JUSTIFIED', 'SECOND_SCALE_UNDETERMINED', 'AT_BOUND']),
    );
  });
});
