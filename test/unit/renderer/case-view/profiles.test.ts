import { describe, expect, it } from 'vitest';
import { profileAt, profileModel } from '#renderer/case-view/profiles.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import { linearCase } from '../../../support/solver/linear-case.ts';

const curved = { ...linearCase, micro: { ...linearCase.micro!, concentrationExponent: 1 } };

describe('a profile', () => {
  it('is analytic without a result: highest at the mirror, zero at the open face', () => {
    const { macro, micro } = profileAt(linearCase, undefined, 1200, 0)!;
    expect(macro.at(-1)).toBeCloseTo(0, 9);
    expect(macro[0]).toBeGreaterThan(macro[12]!);
    // The face of the micro scale has the content of the macro scale there.
    expect(micro!.at(-1)).toBeCloseTo(macro[0]!, 9);
  });

  it('is the stored one nearest in time and depth', () => {
    const stored = (timeS: number) => ({
      timeS,
      depth: [0, 1],
      macro: [timeS, 0],
      position: [0, 1],
      micro: [
        [timeS, 1],
        [timeS, 2],
      ],
    });
    const result = { profiles: [stored(10), stored(100)] } as unknown as ResultRecord;
    const profile = profileAt(linearCase, result, 80, 0.9)!;
    expect(profile.timeS).toBe(100);
    expect(profile.micro).toEqual([100, 2]);
    expect(profileModel(profile, 0.9).series.map(({ id }) => id)).toEqual(['macro', 'micro']);
  });

  it('is not known for a nonlinear case without stored ones', () => {
    expect(profileAt(curved, undefined, 1200, 0)).toBeUndefined();
  });
});
