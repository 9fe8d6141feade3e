import { describe, expect, it } from 'vitest';
import { desorptionHeat } from '#shared/domain/recipe/plant/desorption-heat.ts';
import { WATER_MOLAR_MASS_KG_PER_MOL } from '#shared/physics/constants.ts';
import { evaporationHeatJPerKg } from '#shared/physics/evaporation-heat.ts';
import { parsedCase } from '../../../../support/linear-coating.ts';
import { isothermCase } from '../../../../support/transport-cases.ts';

const { solid, micro } = isothermCase.sorption;
const caseWith = (solidJPerMol: number, microJPerMol: number) =>
  parsedCase({
    ...isothermCase,
    sorption: {
      ...isothermCase.sorption,
      solid: { ...solid, netIsostericHeatJPerMol: solidJPerMol },
      micro: { ...micro, netIsostericHeatJPerMol: microJPerMol },
    },
  });

describe('the heat of evaporation', () => {
  it.each([
    [25, 2.4417e6, 0.002],
    [100, 2.2564e6, 0.017],
    [120, 2.2021e6, 0.027],
  ])(
    'at %d °C is that of the steam tables as far as the vapour is ideal',
    (celsius, table, share) => {
      const heat = evaporationHeatJPerKg(celsius + 273.15);
      expect(heat / table - 1).toBeGreaterThan(0);
      expect(heat / table - 1).toBeLessThan(share);
    },
  );
});

describe('the heat of desorption', () => {
  it('is that of evaporation where the isotherms do not move with the temperature', () => {
    const { from, atJPerKg } = desorptionHeat(caseWith(0, 0));
    expect(from).toBe('evaporation');
    expect(atJPerKg(5, 390)).toBe(evaporationHeatJPerKg(390));
  });

  it.each([0.01, 1, 4])(
    'adds the net isosteric heat, the same for all water, at a content of %d kg/m³',
    (content) => {
      const { from, atJPerKg } = desorptionHeat(caseWith(5000, 5000));
      expect(from).toBe('isosteric');
      const net = atJPerKg(content, 370) - evaporationHeatJPerKg(370);
      expect(net / (5000 / WATER_MOLAR_MASS_KG_PER_MOL)).toBeCloseTo(1, 3);
    },
  );

  it('lies between those of the parts, by how they hold the water', () => {
    const { atJPerKg } = desorptionHeat(caseWith(2000, 8000));
    const net = (atJPerKg(1, 370) - evaporationHeatJPerKg(370)) * WATER_MOLAR_MASS_KG_PER_MOL;
    expect(net).toBeGreaterThan(2000);
    expect(net).toBeLessThan(8000);
  });

  it('is that of ice-cold water below the triple point, and known in a dry coating', () => {
    const { atJPerKg } = desorptionHeat(caseWith(5000, 5000));
    expect(atJPerKg(1, 250)).toBeGreaterThan(2.5e6);
    expect(Number.isFinite(atJPerKg(0, 370))).toBe(true);
  });
});
