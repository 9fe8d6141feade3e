import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { whyNotApplied, withFittedTimes } from '#shared/domain/fit/fit-to-case.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { caseDocument } from '../../../support/stored-case.ts';
import { isothermCase } from '../../../support/transport-cases.ts';

const time = fc.double({ min: 1, max: 1e7, noNaN: true });
const share = fc.double({ min: 1e-3, max: 0.999, noNaN: true });
const source = 'fitted from kinetics, data 12ab34cd';

describe('fitted times of a case', () => {
  it('are exactly those that its parameters have then', () => {
    fc.assert(
      fc.property(time, time, share, (tauMacroS, tauMicroS, microShare) => {
        const values = { tauMacroS, tauMicroS, microShare };
        const applied = withFittedTimes(caseDocument(), { values, microGeometry: 'slab', source });
        const parsed = parseTransportCase(applied.transportCase);
        expect(parsed.ok).toBe(true);
        const { macroS, micro, microShare: beta } = characteristicTimes(applied.transportCase);
        expect(macroS / tauMacroS).toBeCloseTo(1, 10);
        expect((micro[0]?.tauS ?? 0) / tauMicroS).toBeCloseTo(1, 10);
        expect(beta / microShare).toBeCloseTo(1, 10);
      }),
    );
  });

  it('leave what is not fitted as it was', () => {
    const before = caseDocument();
    const values = { tauMicroS: 1234 };
    const after = withFittedTimes(before, { values, microGeometry: 'slab', source });
    const [old, now] = [before, after].map((one) => characteristicTimes(one.transportCase));
    expect(now?.macroS).toBe(old?.macroS);
    expect(now?.microShare).toBe(old?.microShare);
    expect(after.assumed).toEqual(before.assumed);
    expect(after.transportCase.micro?.lengthM).toBe(before.transportCase.micro?.lengthM);
  });

  it('say where they come from and are no longer assumed; a later fit replaces an earlier one', () => {
    const path = 'macro.gasDiffusivityM2PerS';
    const before: CaseDocument = {
      ...caseDocument(),
      source: 'Figure 7',
      assumed: [
        { path, reason: 'usual' },
        { path: 'macro.porosity', reason: 'usual' },
      ],
    };
    const apply = (document: CaseDocument, from: string) =>
      withFittedTimes(document, {
        values: { tauMacroS: 900 },
        microGeometry: 'slab',
        source: from,
      });
    const once = apply(before, source);
    expect(once.source).toBe(`Figure 7; ${source}`);
    expect(once.assumed.map((entry) => entry.path)).toEqual(['macro.porosity']);
    expect(apply(once, 'fitted from b, data 1').source).toBe('Figure 7; fitted from b, data 1');
  });

  it('are refused where the case has no such times', () => {
    const document = caseDocument();
    const values = { tauMacroS: 900, tauMicroS: 9000, microShare: 0.1 };
    const why = (change: Partial<CaseDocument>, microGeometry: 'slab' | 'sphere' = 'slab') =>
      whyNotApplied({ ...document, ...change }, { values, microGeometry });
    expect(why({})).toBeUndefined();
    expect(why({}, 'sphere')).toContain('shape slab');
    expect(why({ mode: 'electrode' })).toContain('electrode');
    const isotherms = parseTransportCase(isothermCase);
    expect(isotherms.ok).toBe(true);
    if (isotherms.ok) expect(why({ transportCase: isotherms.value })).toContain('not linear');
    const whole = { ...document.transportCase.macro, volumeFraction: 1 };
    expect(why({ transportCase: { ...document.transportCase, macro: whole } })).toContain(
      'no micro scale',
    );
    expect(() =>
      withFittedTimes(document, { values: { microShare: 1 }, microGeometry: 'slab', source }),
    ).toThrow('beta of 0 or 1');
  });
});
