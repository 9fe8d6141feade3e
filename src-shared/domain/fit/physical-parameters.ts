import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import type { Quantity } from '#shared/units/quantities.ts';
import type { ComponentIsotherm, IsothermInput } from '../case/isotherm-schema.ts';
import type { TransportCase } from '../case/transport-case.ts';
import type { ElectrodeCase } from '../electrode/electrode-case.ts';
import { branchOf } from '../material/component.ts';
import type { CaseFile } from '../project/case-file.ts';
import type { FitPlan } from './fit-plan.ts';

type Varied = NonNullable<FitPlan['physical']>['vary'][number];

/** A number of a case that a fit may look for, with the bounds that it keeps to. */
export interface PhysicalParameter extends Pick<Varied, 'path' | 'lower' | 'upper' | 'transform'> {
  readonly name: string;
  readonly quantity: Quantity;
  /** Symbol of the unit in which it is read. */
  readonly unit: string;
  /** of the case */
  readonly value: number;
}

const DECADES = 1e4;
const LENGTH_RATIO = 100;
const HIGHEST_ENERGY_J_PER_MOL = 200_000;
const HIGHEST_TORTUOSITY = 50;

/** What can be fitted of a case, in the order of its form. */
export function physicalParametersOf(document: CaseFile): PhysicalParameter[] {
  const { mode, electrodeCase, transportCase } = document;
  if (mode === 'electrode') return electrodeCase ? ofElectrode(electrodeCase) : [];
  return transportCase ? ofTransport(transportCase) : [];
}

function ofElectrode({ electrode, drying }: ElectrodeCase): PhysicalParameter[] {
  const { components, micro, poreDiameterM, tortuosity } = electrode;
  const film = drying.massTransferCoefficientMPerS;
  return [
    ...components.flatMap((component, index): PhysicalParameter[] => {
      const { diffusion, name } = component;
      if (component.scale !== 'micro' || diffusion === undefined) return [];
      const path = `electrode.components[${index}].diffusion`;
      return [
        diffusivity(
          `${path}.diffusivityM2PerS.value`,
          `D_mi of ${name} at ${diffusion.referenceTemperatureK} K`,
          diffusion.diffusivityM2PerS.value,
        ),
        energy(
          `${path}.activationEnergyJPerMol.value`,
          `E_a of D_mi of ${name}`,
          diffusion.activationEnergyJPerMol.value,
        ),
      ];
    }),
    ...(micro?.thickness.classes ?? []).map(({ lengthM }, index, { length }) =>
      ofLength(
        `electrode.micro.thickness.classes[${index}].lengthM`,
        length === 1 ? 's_mi' : `s_mi of class ${index + 1}`,
        lengthM,
      ),
    ),
    ofLength('electrode.poreDiameterM.value', 'd_pore', poreDiameterM.value),
    ...(tortuosity.model === 'fixed'
      ? [factor('electrode.tortuosity.tortuosity.value', tortuosity.tortuosity.value)]
      : []),
    ...(film === undefined ? [] : [gasFilm('drying.massTransferCoefficientMPerS', film)]),
    ...components.flatMap((component, index) => {
      const branch = branchOf(component, drying.branch);
      if (branch === undefined) return [];
      const key = branch === component.adsorption ? 'adsorption' : 'desorption';
      return ofIsotherm(
        branch.isotherm,
        `electrode.components[${index}].${key}.isotherm`,
        `${component.name}, ${key}`,
      );
    }),
  ];
}

function ofTransport({ macro, micro, sorption, boundary }: TransportCase): PhysicalParameter[] {
  const film = boundary.massTransferCoefficientMPerS;
  const number = (path: string, name: string, value: number | undefined): PhysicalParameter[] =>
    value === undefined ? [] : [decades(path, name, value, ['number', '–'], DECADES)];
  return [
    ...(micro === undefined
      ? []
      : [
          diffusivity('micro.diffusivityM2PerS', 'D_mi', micro.diffusivityM2PerS),
          ...(micro.activationEnergyJPerMol === undefined
            ? []
            : [
                energy(
                  'micro.activationEnergyJPerMol',
                  'E_a of D_mi',
                  micro.activationEnergyJPerMol,
                ),
              ]),
          ...(micro.lengthM === undefined
            ? []
            : [ofLength('micro.lengthM', 's_mi', micro.lengthM)]),
        ]),
    ...(macro.pores === undefined
      ? [diffusivity('macro.gasDiffusivityM2PerS', 'D_ma', macro.gasDiffusivityM2PerS)]
      : [ofLength('macro.pores.diameterM', 'd_pore', macro.pores.diameterM)]),
    ...(film === undefined ? [] : [gasFilm('boundary.massTransferCoefficientMPerS', film)]),
    ...(sorption.kind === 'linear'
      ? [
          ...number('sorption.gasPerSolid', 'K_ma', sorption.gasPerSolid),
          ...number('sorption.microPerSolid', 'K_mi', sorption.microPerSolid),
        ]
      : [
          ...ofIsotherm(sorption.solid, 'sorption.solid', 'Solid'),
          ...(sorption.micro ? ofIsotherm(sorption.micro, 'sorption.micro', 'Micro scale') : []),
        ]),
  ];
}

/** The fitted numbers of an isotherm, between the bounds that fits of isotherms take. */
function ofIsotherm(
  isotherm: ComponentIsotherm | IsothermInput,
  path: string,
  owner: string,
): PhysicalParameter[] {
  if (isotherm.model === 'weighted-sum') return [];
  return isothermCatalogue[isotherm.model].parameters.flatMap((parameter): PhysicalParameter[] => {
    const { key, symbol, quantity, usualUnit, role, usual } = parameter;
    const value: unknown = Object.entries(isotherm).find(([known]) => known === key)?.[1];
    if (role === 'known' || typeof value !== 'number') return [];
    const [low, high] = usual;
    return [
      {
        path: `${path}.${key}`,
        name: `${symbol.filter((part) => part !== '').join('_')} of ${owner}`,
        quantity,
        unit: usualUnit,
        value,
        lower: Math.min(low, value),
        upper: Math.max(high, value),
        transform: low > 0 ? 'log' : 'none',
      },
    ];
  });
}

function decades(
  path: string,
  name: string,
  value: number,
  [quantity, unit]: readonly [Quantity, string],
  ratio: number,
): PhysicalParameter {
  const bounds = { lower: value / ratio, upper: value * ratio };
  return { path, name, quantity, unit, value, ...bounds, transform: 'log' };
}

const diffusivity = (path: string, name: string, value: number): PhysicalParameter =>
  decades(path, name, value, ['diffusivity', 'm²/s'], DECADES);

const ofLength = (path: string, name: string, value: number): PhysicalParameter =>
  decades(path, name, value, ['length', 'µm'], LENGTH_RATIO);

const gasFilm = (path: string, value: number): PhysicalParameter =>
  decades(path, 'k_g', value, ['velocity', 'm/s'], DECADES);

const energy = (path: string, name: string, value: number): PhysicalParameter => ({
  path,
  name,
  quantity: 'molarEnergy',
  unit: 'kJ/mol',
  value,
  lower: 0,
  upper: Math.max(HIGHEST_ENERGY_J_PER_MOL, value),
  transform: 'none',
});

const factor = (path: string, value: number): PhysicalParameter => ({
  path,
  name: 'tortuosity',
  quantity: 'number',
  unit: '–',
  value,
  lower: 1,
  upper: Math.max(HIGHEST_TORTUOSITY, value),
  transform: 'log',
});
