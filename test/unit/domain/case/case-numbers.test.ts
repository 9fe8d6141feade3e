import { describe, expect, it } from 'vitest';
import { caseWarnings } from '#shared/domain/case/case-warnings.ts';
import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import {
  boundaryDrivingSteps,
  initialDrivingValue,
  referenceDrivingValue,
} from '#shared/domain/case/driving-values.ts';
import { nonlinearReason } from '#shared/domain/case/linearity.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { waterContentsKgPerM3 } from '#shared/domain/case/water-contents.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import { isothermCase, linearCase, withValue } from '../../../support/transport-cases.ts';

function parse(input: object): TransportCase {
  const parsed = parseTransportCase(input);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

describe('the numbers of a linear case', () => {
  const transportCase = parse(linearCase);

  it('follow equations 4 and 6 of the paper', () => {
    const macroCapacity = 0.94 * (0.46 * 0.0174 + 0.54);
    const capacity = macroCapacity + 0.06 * 1;
    const times = characteristicTimes(transportCase);
    expect(times.macroS).toBeCloseTo((capacity * 0.02 ** 2) / (0.94 * 0.46 * 0.0174 * 1.5e-4), 8);
    expect(times.micro).toEqual([{ share: 1, tauS: expect.closeTo(25_000, 8) as number }]);
    expect(times.microShare).toBeCloseTo(0.06 / capacity, 14);
    expect(times.biot).toBeUndefined();
  });

  it('include the gas film and the classes of the micro scale', () => {
    const film = withValue(linearCase, 'boundary.massTransferCoefficientMPerS', 0.01);
    const distribution = [
      { lengthM: 1e-7, share: 0.25 },
      { lengthM: 1e-6, share: 0.75 },
    ];
    const micro = { distribution, diffusivityM2PerS: 1e-16 };
    const times = characteristicTimes(parse({ ...film, micro }));
    expect(times.biot).toBeCloseTo((0.01 * 0.02) / (0.94 * 0.46 * 1.5e-4), 10);
    expect(times.micro.map(({ tauS }) => Math.round(tauS))).toEqual([100, 10_000]);
  });

  it('split the water', () => {
    const { gas, solid, micro, total } = waterContentsKgPerM3(transportCase, 2);
    expect(gas).toBeCloseTo(2 * 0.94 * 0.46 * 0.0174, 14);
    expect(solid).toBeCloseTo(2 * 0.94 * 0.54, 14);
    expect(micro).toBeCloseTo(2 * 0.06, 14);
    expect(total).toBeCloseTo(gas + solid + micro, 14);
  });
});

describe('the numbers of a case with isotherms', () => {
  it('with linear isotherms are those of the linear case', () => {
    const temperatureK = 333.15;
    const linearIsotherm = (slopeKgPerKg: number, densityKgPerM3: number) => ({
      model: 'linear',
      slopeKgPerKg,
      densityKgPerM3,
    });
    const gasAtSaturation =
      (saturationPressurePa(temperatureK) * 0.018015268) / (8.31446261815324 * temperatureK);
    const isotherms = parse({
      ...isothermCase,
      sorption: {
        kind: 'isotherms',
        temperatureK,
        solid: linearIsotherm(0.001, 2000),
        micro: linearIsotherm(0.01, 1600),
      },
    });
    const linear = parse({
      ...linearCase,
      sorption: { kind: 'linear', gasPerSolid: gasAtSaturation / 2, microPerSolid: 8 },
    });
    const [one, other] = [characteristicTimes(isotherms), characteristicTimes(linear)];
    expect(one.macroS / other.macroS).toBeCloseTo(1, 9);
    expect(one.microShare).toBeCloseTo(other.microShare, 9);
  });

  it('take the tangent where nothing happens', () => {
    const still = parse(withValue(isothermCase, 'boundary.waterActivity', 0.6));
    const near = parse(withValue(isothermCase, 'boundary.waterActivity', 0.5999));
    const ratio = characteristicTimes(still).macroS / characteristicTimes(near).macroS;
    expect(Math.abs(ratio - 1)).toBeLessThan(1e-3);
    expect(caseWarnings(still)).toHaveLength(1);
    expect(caseWarnings(near)).toEqual([]);
  });

  it('turn a vapour pressure into an activity', () => {
    const pressurePa = saturationPressurePa(333.15) / 4;
    const transportCase = parse({ ...isothermCase, boundary: { vapourPressurePa: pressurePa } });
    expect(boundaryDrivingSteps(transportCase)[0]?.value).toBeCloseTo(0.25, 12);
  });
});

describe('the driving values', () => {
  it('are steps from time 0 on', () => {
    const changes = [{ timeS: 600, solidConcentrationKgPerM3: 0.2 }];
    const transportCase = parse(withValue(linearCase, 'boundary.changes', changes));
    expect(initialDrivingValue(transportCase)).toBe(1);
    expect(boundaryDrivingSteps(transportCase)).toEqual([
      { timeS: 0, value: 0 },
      { timeS: 600, value: 0.2 },
    ]);
  });

  it.each([
    [1, 0, [], 'start', 1],
    [0, 0.5, [], 'boundary', 0.5],
    [0, 0.5, [0.2], 'boundary', 0.2],
    [0, 0.5, [0.8, 0], 'boundary', 0.8],
  ])(
    'start %d, surroundings %d then %j: relative to the %s',
    (start, first, later, kind, value) => {
      const changes = later.map((solidConcentrationKgPerM3, index) => ({
        timeS: 100 * (index + 1),
        solidConcentrationKgPerM3,
      }));
      const transportCase = parse({
        ...linearCase,
        initial: { solidConcentrationKgPerM3: start },
        boundary: { solidConcentrationKgPerM3: first, changes },
      });
      expect(referenceDrivingValue(transportCase)).toMatchObject({ kind, value });
    },
  );
});

describe('linearity', () => {
  it('is lost with isotherms and with a diffusivity that varies', () => {
    expect(nonlinearReason(parse(linearCase))).toBeUndefined();
    expect(nonlinearReason(parse(isothermCase))).toMatch(/sorption.kind/);
    const varying = withValue(linearCase, 'micro.concentrationExponent', 2);
    expect(nonlinearReason(parse(varying))).toMatch(/micro.concentrationExponent is 2/);
  });
});
