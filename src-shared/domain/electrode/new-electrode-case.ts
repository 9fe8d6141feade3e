import type { MaterialSet } from '#shared/domain/material/material-set.ts';
import type { ElectrodeCase } from './electrode-case.ts';

/** What a new electrode case begins with: a usual coil in a usual vacuum oven; all of it is editable. */
export function newElectrodeCase(electrode: MaterialSet): ElectrodeCase {
  const isSeparator = electrode.components.some(({ kind }) => kind === 'separator');
  return {
    electrode,
    geometry: {
      kind: 'coil',
      widthM: 0.2,
      openFaces: 'two',
      outerDiameterM: 0.5,
      coreDiameterM: 0.152,
    },
    loading: { temperatureK: 298.15, relativeHumidity: 0.5, branch: 'desorption' },
    drying: {
      // Separators do not stand more than about 85 °C.
      temperatureK: isSeparator ? 353.15 : 393.15,
      pressurePa: 1000,
      moisture: { kind: 'dew-point', dewPointK: 233.15, at: 'line', linePressurePa: 100_000 },
      branch: 'desorption',
    },
    transport: {
      regime: 'bosanquet',
      molecular: 'fuller',
      slipFlow: false,
      resistances: 'both',
      sorption: 'isotherms',
    },
    endTimeS: 6 * 3600,
  };
}
