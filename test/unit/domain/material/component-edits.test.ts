import { describe, expect, it } from 'vitest';
import {
  withComponent,
  withModel,
  withoutComponent,
  withPoint,
  withScale,
  withStartingBranch,
} from '#shared/domain/material/component-edits.ts';
import { componentKinds } from '#shared/domain/material/component.ts';
import { parseMaterialSet } from '#shared/domain/material/parse-material-set.ts';
import { loading } from '#shared/physics/isotherm/isotherm.ts';
import { materialSet } from '../../../support/material-set.ts';
import { shippedSet } from '../../../support/electrode-cases.ts';

describe('a component', () => {
  it.each(componentKinds)('of the kind %s begins without mass, assumed throughout', (kind) => {
    const set = withComponent(withComponent(materialSet(), kind), kind);
    const [first, second] = set.components.slice(-2);
    expect(first).toMatchObject({
      kind,
      scale: kind === 'binder' ? 'micro' : 'macro',
      massFraction: { value: 0, source: 'assumed' },
      densityKgPerM3: { source: 'assumed' },
      desorption: { source: 'assumed' },
    });
    expect([second?.id, second?.name]).toEqual([`${kind}-2`, `${first?.name} 2`]);
    expect(parseMaterialSet(set)).toEqual({ ok: true, value: set });
  });

  it('on the micro scale for the first time brings what is needed there', () => {
    const separator = shippedSet('polyolefin-separator');
    const set = withComponent(separator, 'binder');
    expect(set.micro?.thickness).toMatchObject({ source: 'assumed' });
    expect(withoutComponent(set, 'binder')).toEqual(separator);
  });

  it('that is removed leaves its mass to the largest other one', () => {
    const set = withoutComponent(shippedSet('cmc-sbr-anode'), 'sbr');
    expect(set.components.map(({ massFraction }) => massFraction.value)).toEqual([
      0.975, 0.01, 0.015,
    ]);
  });

  it('keeps what somebody has stated of its diffusivity on the macro scale', () => {
    const set = withScale(materialSet(), 'pvdf', 'macro');
    expect(set.components[1]?.diffusion).toEqual(materialSet().components[1]?.diffusion);
    expect(set.micro).toEqual(materialSet().micro);
    expect(withScale(set, 'pvdf', 'micro')).toEqual(materialSet());
  });

  it('is refused as the last one of the macro scale', () => {
    const parsed = parseMaterialSet(withoutComponent(materialSet(), 'graphite'));
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: 'components' }] });
  });
});

describe('a branch', () => {
  it('begins as the other one, assumed', () => {
    const [, pvdf] = withStartingBranch(materialSet(), 'pvdf', 'adsorption').components;
    expect(pvdf?.adsorption).toMatchObject({
      isotherm: pvdf?.desorption?.isotherm,
      source: 'assumed',
    });
  });

  it('begins with the catalogue’s GAB where there is none', () => {
    const [graphite] = withStartingBranch(materialSet(), 'graphite', 'desorption').components;
    expect(graphite?.desorption).toMatchObject({ isotherm: { model: 'gab', c: 10, k: 0.8 } });
  });

  it('of another model is assumed and forgets what was known of the old one', () => {
    const [, , before] = shippedSet('cmc-sbr-anode').components;
    const [, , cmc] = withModel(
      shippedSet('cmc-sbr-anode'),
      'cmc',
      'desorption',
      'langmuir',
    ).components;
    expect(cmc?.desorption).toEqual({
      isotherm: {
        model: 'langmuir',
        capacityKgPerKg: expect.any(Number) as number,
        affinity: 5,
        netIsostericHeatJPerMol: 5000,
        referenceTemperatureK: 298.15,
      },
      source: 'assumed',
      validity: before?.desorption?.validity,
      note: 'Start values of the model at the loading of the one before.',
    });
    const at = (component: typeof cmc): number =>
      loading(component!.desorption!.isotherm, 0.5, 298.15);
    expect(at(cmc) / at(before)).toBeCloseTo(1, 3);
  });

  it('that is a table gets points behind the last one, or before one at saturation', () => {
    const table = withModel(shippedSet('cmc-sbr-anode'), 'cmc', 'desorption', 'tabulated');
    const activities = (set: typeof table): number[] => {
      const isotherm = set.components[2]?.desorption?.isotherm;
      return isotherm?.model === 'tabulated' ? isotherm.points.map(({ activity }) => activity) : [];
    };
    expect(activities(table)).toEqual([0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    const more = withPoint(table, 'cmc', 'desorption');
    expect(activities(more).at(-1)).toBe(0.95);
    expect(parseMaterialSet(more).ok).toBe(true);
    const points = [{ activity: 1, loadingKgPerKg: 0.1 }];
    const full = {
      ...table,
      components: table.components.map((component) =>
        component.id === 'cmc' && component.desorption
          ? {
              ...component,
              desorption: {
                ...component.desorption,
                isotherm: { model: 'tabulated' as const, points },
              },
            }
          : component,
      ),
    };
    expect(activities(withPoint(full, 'cmc', 'desorption'))).toEqual([0.5, 1]);
  });
});
