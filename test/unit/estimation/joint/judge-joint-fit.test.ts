import { describe, expect, it } from 'vitest';
import { NO_INTERVAL } from '#shared/estimation/fitted-value.ts';
import { judgeJointFit, type JudgedJointFit } from '#shared/estimation/joint/judge-joint-fit.ts';

const parameter = (label: string, value: number) => ({
  label,
  value,
  standardError: value / 10,
  interval95: NO_INTERVAL,
  profile95: [value / 2, 2 * value] as const,
  status: 'fitted' as const,
  bounds: NO_INTERVAL,
});

const verdictsOf = (starts: JudgedJointFit['starts']) =>
  judgeJointFit({
    outcome: 'converged',
    explanation: '',
    parameters: [parameter('micro.diffusivityM2PerS', 2e-16), parameter('initial', 1e-3)],
    isProfiled: true,
    pointCount: 40,
    effectivePointCount: 40,
    sharing: undefined,
    starts,
    temperaturesK: [
      [330, 330],
      [370, 370],
    ],
  });

describe('what a fit says about its starts', () => {
  const another = Float64Array.of(5e-15, 1.2e-3);

  it.each([
    [{ asked: 4, ended: 4, reached: 4, another: undefined }, 'STARTS_AGREE', 'All 4 starts'],
    [{ asked: 4, ended: 4, reached: 2, another: undefined }, 'STARTS_DIFFER', '2 of 4 starts'],
    [{ asked: 4, ended: 4, reached: 1, another: undefined }, 'ONE_START_REACHED', 'Only one of 4'],
    [{ asked: 4, ended: 4, reached: 0, another: undefined }, 'ONE_START_REACHED', 'None of 4'],
    [{ asked: 9, ended: 3, reached: 3, another: undefined }, 'STARTS_AGREE', '3 starts that ended'],
    [{ asked: 4, ended: 4, reached: 3, another }, 'ANOTHER_MINIMUM', 'micro.diffusivityM2PerS = 5'],
  ])('%o: %s', (starts, code, words) => {
    const [verdict, ...others] = verdictsOf(starts);
    expect(verdict).toMatchObject({ code, text: expect.stringContaining(words) as string });
    expect(others).toEqual([]);
  });

  it('is nothing where there was one', () => {
    expect(verdictsOf({ asked: 1, ended: 1, reached: 1, another: undefined })).toEqual([]);
    expect(verdictsOf(undefined)).toEqual([]);
  });
});
