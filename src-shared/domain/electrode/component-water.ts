import { loading } from '#shared/physics/isotherm/isotherm.ts';
import { isothermOf } from './composition.ts';
import type { ElectrodeCase } from './electrode-case.ts';

/** Water that one component holds. */
export interface ComponentWater {
  readonly id: string;
  readonly name: string;
  readonly scale: 'macro' | 'micro';
  /** kg water per kg dry mass that wt-ppm refers to, here always the coating */
  readonly loadingKgPerKg: number;
}

/** Sorbed water of every component at a relative humidity and the temperature of loading. */
export function componentWater(
  {
    electrode,
    loading: start,
  }: {
    readonly electrode: ElectrodeCase['electrode'];
    readonly loading: Pick<ElectrodeCase['loading'], 'branch' | 'temperatureK'>;
  },
  relativeHumidity: number,
): ComponentWater[] {
  return electrode.components.map((component) => ({
    id: component.id,
    name: component.name,
    scale: component.scale,
    loadingKgPerKg:
      component.massFraction.value *
      loading(isothermOf(component, start.branch), relativeHumidity, start.temperatureK),
  }));
}
