import { characteristicTimes } from '#shared/domain/case/characteristic-times.ts';
import { isAssumed } from '#shared/domain/material/sourced-value.ts';
import { branchOf } from '#shared/domain/material/component.ts';
import { knudsenDiffusivityM2PerS } from '#shared/physics/knudsen-diffusivity.ts';
import { knudsenNumber } from '#shared/physics/knudsen-number.ts';
import { molecularDiffusivityM2PerS } from '#shared/physics/molecular-diffusivity.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import type { Quantity } from '#shared/units/quantities.ts';
import type { DerivationGroup, DerivationStep } from './derivation.ts';
import type { ElectrodeCase } from './electrode-case.ts';
import { geometryAmounts } from './geometry.ts';
import { diffusivityAt, type ResolvedElectrode, startWater } from './resolve-electrode.ts';
import { texNumber as n } from './tex-number.ts';

const MODEL = 'Heckmann et al. 2026, Drying Technology';

/** Names of the assumed inputs among some sourced values. */
function assumedAmong(values: Readonly<Record<string, { readonly source: string }>>): string[] {
  return Object.entries(values)
    .filter(([, value]) => isAssumed(value))
    .map(([name]) => name);
}

/** Every number on the way from an electrode to its diffusion times, in the order of reading. */
export function deriveElectrode(
  electrodeCase: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationStep[] {
  return [
    ...compositionSteps(electrodeCase, resolved),
    ...geometrySteps(electrodeCase, resolved),
    ...gasSteps(electrodeCase, resolved),
    ...sorptionSteps(electrodeCase, resolved),
    ...timeSteps(electrodeCase, resolved),
  ];
}

interface StepInput {
  readonly name: string;
  readonly symbol: string;
  readonly formula: string;
  readonly numbers: string;
  readonly value: number;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly source: string;
  readonly assumed: readonly string[];
}

const step = (group: DerivationGroup, key: string, input: StepInput): DerivationStep => ({
  group,
  key,
  ...input,
});

function compositionSteps(
  { electrode }: ElectrodeCase,
  { composition }: ResolvedElectrode,
): DerivationStep[] {
  const { components, amount } = electrode;
  const densities = assumedAmong(
    Object.fromEntries(
      components.flatMap(({ name, densityKgPerM3, massFraction }) => [
        [`density of ${name}`, densityKgPerM3],
        [`mass fraction of ${name}`, massFraction],
      ]),
    ),
  );
  const amountValue =
    amount.kind === 'density'
      ? { 'coating density': amount.coatingDensityKgPerM3 }
      : amount.kind === 'loading'
        ? { 'mass per area': amount.massPerAreaKgPerM2, thickness: electrode.thicknessM }
        : { porosity: amount.porosity };
  const assumed = [...densities, ...assumedAmong(amountValue)];
  const sum = (scale?: 'micro') =>
    components
      .filter((component) => scale === undefined || component.scale === scale)
      .map(
        ({ massFraction, densityKgPerM3 }) =>
          `\\frac{${n(massFraction.value)}}{${n(densityKgPerM3.value)}}`,
      )
      .join(' + ');
  const {
    solidDensityKgPerM3: solid,
    coatingDensityKgPerM3: coating,
    totalPorosity,
    macroVolumeFraction: phi,
    macroPorosity,
    macroSolidDensityKgPerM3,
    basisDensityKgPerM3,
  } = composition;
  const coatingNumbers = {
    density: { formula: '\\rho_c', numbers: n(coating) },
    loading: {
      formula: '\\frac{m_A}{s_c}',
      numbers:
        amount.kind === 'loading'
          ? `\\frac{${n(amount.massPerAreaKgPerM2.value)}}{${n(electrode.thicknessM.value)}}`
          : '',
    },
    porosity: {
      formula: '(1-\\varepsilon_{tot})\\,\\rho_{solid}',
      numbers: `(1-${n(totalPorosity)})\\cdot ${n(solid)}`,
    },
  }[amount.kind];
  return [
    step('composition', 'solidDensity', {
      name: 'Density of the solids',
      symbol: '\\rho_{solid}',
      formula: '\\left(\\sum_i w_i/\\rho_i\\right)^{-1}',
      numbers: `\\left(${sum()}\\right)^{-1}`,
      value: solid,
      quantity: 'density',
      unit: 'kg/m³',
      source: 'mass balance',
      assumed: densities,
    }),
    step('composition', 'coatingDensity', {
      name: 'Dry coating density',
      symbol: '\\rho_c',
      ...coatingNumbers,
      value: coating,
      quantity: 'density',
      unit: 'kg/m³',
      source: 'mass balance',
      assumed,
    }),
    step('composition', 'totalPorosity', {
      name: 'Porosity of the whole coating',
      symbol: '\\varepsilon_{tot}',
      formula: '1-\\rho_c/\\rho_{solid}',
      numbers: `1-\\frac{${n(coating)}}{${n(solid)}}`,
      value: totalPorosity,
      quantity: 'fraction',
      unit: '–',
      source: 'mass balance',
      assumed,
    }),
    step('composition', 'macroVolumeFraction', {
      name: 'Volume share of the macro scale',
      symbol: '\\Phi',
      formula: '1-\\rho_c \\sum_{micro} w_i/\\rho_i',
      numbers: sum('micro') === '' ? '1' : `1-${n(coating)}\\left(${sum('micro')}\\right)`,
      value: phi,
      quantity: 'fraction',
      unit: '–',
      source: 'mass balance',
      assumed,
    }),
    step('composition', 'macroPorosity', {
      name: 'Porosity of the macro scale',
      symbol: '\\varepsilon',
      formula: '\\varepsilon_{tot}/\\Phi',
      numbers: `\\frac{${n(totalPorosity)}}{${n(phi)}}`,
      value: macroPorosity,
      quantity: 'fraction',
      unit: '–',
      source: 'mass balance',
      assumed,
    }),
    step('composition', 'macroSolidDensity', {
      name: 'Density of the macro solids',
      symbol: '\\rho_s',
      formula: '\\frac{\\sum_{macro} w_i}{\\sum_{macro} w_i/\\rho_i}',
      numbers: n(macroSolidDensityKgPerM3),
      value: macroSolidDensityKgPerM3,
      quantity: 'density',
      unit: 'kg/m³',
      source: 'mass balance',
      assumed: densities,
    }),
    step('composition', 'basisDensity', {
      name:
        electrode.ppmBasis === 'coating'
          ? 'Dry mass for wt-ppm: coating'
          : 'Dry mass for wt-ppm: electrode with foil',
      symbol: '\\rho_{ppm}',
      formula:
        electrode.ppmBasis === 'coating' ? '\\rho_c' : '\\rho_c\\,(1 + m_{foil}/m_{coating})',
      numbers:
        electrode.ppmBasis === 'coating'
          ? n(coating)
          : `${n(coating)}\\left(1+\\frac{${n(composition.foilMassPerAreaKgPerM2)}}{${n(composition.coatingMassPerFoilAreaKgPerM2)}}\\right)`,
      value: basisDensityKgPerM3,
      quantity: 'density',
      unit: 'kg/m³',
      source: 'mass balance',
      assumed,
    }),
  ];
}

function geometrySteps(
  { geometry, electrode }: ElectrodeCase,
  { lengthM, composition }: ResolvedElectrode,
): DerivationStep[] {
  const amounts = geometryAmounts(geometry, composition.layerThicknessM);
  const assumed = assumedAmong({ thickness: electrode.thicknessM });
  const length =
    geometry.kind === 'sheet'
      ? { formula: 's_c', numbers: n(lengthM) }
      : geometry.openFaces === 'two'
        ? { formula: 'w/2', numbers: `\\frac{${n(geometry.widthM)}}{2}` }
        : { formula: 'w', numbers: n(geometry.widthM) };
  const mass =
    amounts.foilAreaM2 *
    (composition.coatingMassPerFoilAreaKgPerM2 + composition.foilMassPerAreaKgPerM2);
  return [
    step('geometry', 'length', {
      name: 'Transport length, closed to open face',
      symbol: 's_{ma}',
      ...length,
      value: lengthM,
      quantity: 'length',
      unit: 'mm',
      source: 'the foil is a barrier: water leaves along it',
      assumed: geometry.kind === 'sheet' ? assumed : [],
    }),
    step('geometry', 'layers', {
      name: geometry.kind === 'coil' ? 'Windings' : 'Layers',
      symbol: 'N',
      formula: geometry.kind === 'coil' ? '\\frac{d_o-d_c}{2\\,s_{layer}}' : 'N',
      numbers:
        geometry.kind === 'coil'
          ? `\\frac{${n(geometry.outerDiameterM)}-${n(geometry.coreDiameterM)}}{2\\cdot ${n(composition.layerThicknessM)}}`
          : n(amounts.layers),
      value: amounts.layers,
      quantity: 'number',
      unit: '–',
      source: 'wound without gaps',
      assumed,
    }),
    step('geometry', 'mass', {
      name: 'Dry mass with foil',
      symbol: 'm',
      formula: 'A_{foil}\\,(m_{coating}+m_{foil})',
      numbers: `${n(amounts.foilAreaM2)}\\,(${n(composition.coatingMassPerFoilAreaKgPerM2)}+${n(composition.foilMassPerAreaKgPerM2)})`,
      value: mass,
      quantity: 'mass',
      unit: 'kg',
      source: 'mass balance',
      assumed,
    }),
  ];
}

function gasSteps(
  { drying, electrode, transport }: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationStep[] {
  const { temperatureK, pressurePa } = drying;
  const pore = electrode.poreDiameterM;
  const assumed = assumedAmong({ 'pore diameter': pore });
  const molecular = molecularDiffusivityM2PerS(transport.molecular, temperatureK, pressurePa);
  const knudsen = knudsenDiffusivityM2PerS(pore.value, temperatureK);
  const regime = {
    bosanquet: [
      '\\left(1/D_m+1/D_K\\right)^{-1}',
      `\\left(\\frac{1}{${n(molecular)}}+\\frac{1}{${n(knudsen)}}\\right)^{-1}`,
    ],
    molecular: ['D_m', n(molecular)],
    knudsen: ['D_K', n(knudsen)],
    stefan: [
      '\\left((1-y)/D_m+1/D_K\\right)^{-1},\\ y=0',
      `\\left(\\frac{1}{${n(molecular)}}+\\frac{1}{${n(knudsen)}}\\right)^{-1}`,
    ],
  }[transport.regime];
  const eps = resolved.composition.macroPorosity;
  const tortuosity = {
    'zehner-bauer-schluender': [
      '(1-\\sqrt{1-\\varepsilon})/\\varepsilon',
      `\\frac{1-\\sqrt{1-${n(eps)}}}{${n(eps)}}`,
    ],
    bruggeman: ['\\sqrt{\\varepsilon}', `\\sqrt{${n(eps)}}`],
    fixed: ['1/\\tau', n(resolved.relativeDiffusivity)],
  }[electrode.tortuosity.model];
  return [
    step('gas', 'saturationPressure', {
      name: 'Saturation pressure',
      symbol: 'p_{sat}',
      formula: 'p_{sat}(T)',
      numbers: `p_{sat}(${n(temperatureK)}\\,\\mathrm{K})`,
      value: saturationPressurePa(temperatureK),
      quantity: 'pressure',
      unit: 'Pa',
      source: 'Wagner, Pruss 1993, IAPWS SR1-86',
      assumed: [],
    }),
    step('gas', 'vapourPressure', {
      name: 'Vapour pressure in the chamber',
      symbol: 'p_{w}',
      formula:
        drying.moisture.kind === 'dew-point' && drying.moisture.at === 'line'
          ? 'p_{ice}(T_{fp})\\,p/p_{line}'
          : 'p_w',
      numbers: n(resolved.chamberVapourPressurePa),
      value: resolved.chamberVapourPressurePa,
      quantity: 'pressure',
      unit: 'Pa',
      source: 'Wagner et al. 1994 over ice; expansion keeps the mole fraction',
      assumed: [],
    }),
    step('gas', 'molecularDiffusivity', {
      name: `Molecular diffusivity (${transport.molecular === 'fuller' ? 'Fuller' : 'Schirmer'})`,
      symbol: 'D_m',
      formula: transport.molecular === 'fuller' ? '\\propto T^{1.75}/p' : '\\propto T^{1.81}/p',
      numbers: `D_m(${n(temperatureK)}\\,\\mathrm{K},\\ ${n(pressurePa)}\\,\\mathrm{Pa})`,
      value: molecular,
      quantity: 'diffusivity',
      unit: 'm²/s',
      source:
        transport.molecular === 'fuller' ? 'Fuller, Schettler, Giddings 1966' : 'Schirmer 1938',
      assumed: [],
    }),
    step('gas', 'knudsenDiffusivity', {
      name: 'Knudsen diffusivity',
      symbol: 'D_K',
      formula: '\\frac{d_p}{3}\\sqrt{\\frac{8RT}{\\pi M_w}}',
      numbers: `\\frac{${n(pore.value)}}{3}\\sqrt{\\frac{8\\cdot 8.314\\cdot ${n(temperatureK)}}{\\pi\\cdot 0.01802}}`,
      value: knudsen,
      quantity: 'diffusivity',
      unit: 'm²/s',
      source: 'kinetic theory of gases',
      assumed,
    }),
    step('gas', 'knudsenNumber', {
      name: 'Knudsen number',
      symbol: 'Kn',
      formula: '\\lambda/d_p',
      numbers: n(knudsenNumber(pore.value, temperatureK, pressurePa)),
      value: knudsenNumber(pore.value, temperatureK, pressurePa),
      quantity: 'number',
      unit: '–',
      source: 'mean free path of dilute water in nitrogen, sigma = 3.15 Å',
      assumed,
    }),
    step('gas', 'poreDiffusivity', {
      name: 'Diffusivity in a pore',
      symbol: 'D_{gas}',
      formula: regime[0]!,
      numbers: regime[1]!,
      value: resolved.poreDiffusivityM2PerS,
      quantity: 'diffusivity',
      unit: 'm²/s',
      source: "the paper's own combination was not accessible",
      assumed,
    }),
    step('gas', 'gasDiffusivity', {
      name: 'Diffusivity on the macro scale',
      symbol: 'D_{ma}',
      formula: `D_{gas}\\,${tortuosity[0]!}`,
      numbers: `${n(resolved.poreDiffusivityM2PerS)}\\cdot ${tortuosity[1]!}`,
      value: resolved.poreDiffusivityM2PerS * resolved.relativeDiffusivity,
      quantity: 'diffusivity',
      unit: 'm²/s',
      source:
        electrode.tortuosity.model === 'zehner-bauer-schluender'
          ? 'Zehner, Bauer, Schluender, solids that nothing passes'
          : 'tortuosity of the electrode',
      assumed,
    }),
  ];
}

function sorptionSteps(
  electrodeCase: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationStep[] {
  const { electrode, drying } = electrodeCase;
  const assumed = electrode.components.flatMap((component) => {
    const branch = branchOf(component, drying.branch);
    return branch && isAssumed(branch) ? [`isotherm of ${component.name}`] : [];
  });
  const water = startWater(resolved);
  const basis = resolved.composition.basisDensityKgPerM3;
  const sorbed = water.solid + water.micro;
  return [
    step('sorption', 'startContent', {
      name: 'Water at the start',
      symbol: 'X_0',
      formula:
        '\\left[\\Phi(\\varepsilon c_g+(1-\\varepsilon)c_s)+(1-\\Phi)c_{mi}\\right]/\\rho_{ppm}',
      numbers: `\\frac{${n(water.gas)}+${n(water.solid)}+${n(water.micro)}}{${n(basis)}}`,
      value: water.total / basis,
      quantity: 'loading',
      unit: 'wt-ppm',
      source: 'weighted sum of the components, Eser et al. 2020',
      assumed,
    }),
    step('sorption', 'microWater', {
      name: 'Share of the sorbed water on the micro scale',
      symbol: 'w_{mi}',
      formula: '\\frac{(1-\\Phi)c_{mi}}{(1-\\Phi)c_{mi}+\\Phi(1-\\varepsilon)c_s}',
      numbers: `\\frac{${n(water.micro)}}{${n(sorbed)}}`,
      value: sorbed === 0 ? 0 : water.micro / sorbed,
      quantity: 'fraction',
      unit: '%',
      source: 'weighted sum of the components, Eser et al. 2020',
      assumed,
    }),
  ];
}

function timeSteps(
  { electrode, drying }: ElectrodeCase,
  resolved: ResolvedElectrode,
): DerivationStep[] {
  const { transportCase, lengthM } = resolved;
  const times = characteristicTimes(transportCase);
  const micro = electrode.components.filter(({ scale }) => scale === 'micro');
  const isotherms = electrode.components.flatMap((component) => {
    const branch = branchOf(component, drying.branch);
    return branch && isAssumed(branch) ? [`isotherm of ${component.name}`] : [];
  });
  const thickness = electrode.micro?.thickness;
  return [
    step('times', 'tauMacro', {
      name: 'Diffusion time of the macro scale',
      symbol: '\\tau_{macro}',
      formula: '\\frac{\\Delta C\\,s_{ma}^2}{\\Phi\\varepsilon\\,D_{ma}\\,\\Delta c_g}',
      numbers: `s_{ma}^2 = ${n(lengthM ** 2)}\\,\\mathrm{m^2}`,
      value: times.macroS,
      quantity: 'time',
      unit: 'min',
      source: `${MODEL}, equation 6, with chords from start to surroundings`,
      assumed: isotherms,
    }),
    ...micro.map((component) =>
      step('times', `diffusivity-${component.id}`, {
        name: `Diffusivity in ${component.name}`,
        symbol: 'D_{mi}',
        formula: 'D_0\\exp\\left[-\\frac{E_a}{R}\\left(\\frac1T-\\frac1{T_0}\\right)\\right]',
        numbers: component.diffusion
          ? `${n(component.diffusion.diffusivityM2PerS.value)}\\exp\\left[-\\frac{${n(component.diffusion.activationEnergyJPerMol.value)}}{8.314}\\left(\\frac{1}{${n(drying.temperatureK)}}-\\frac{1}{${n(component.diffusion.referenceTemperatureK)}}\\right)\\right]`
          : '',
        value: diffusivityAt(component, drying.temperatureK),
        quantity: 'diffusivity',
        unit: 'm²/s',
        source: component.diffusion?.diffusivityM2PerS.source ?? '',
        assumed: component.diffusion
          ? assumedAmong({
              [`diffusivity in ${component.name}`]: component.diffusion.diffusivityM2PerS,
              [`activation energy in ${component.name}`]:
                component.diffusion.activationEnergyJPerMol,
            })
          : [],
      }),
    ),
    ...(micro.length === 0
      ? []
      : [
          step('times', 'tauMicro', {
            name: 'Diffusion time of the micro scale',
            symbol: '\\tau_{micro}',
            formula: 's_{mi}^2/D_{mi}',
            numbers:
              thickness?.classes.length === 1 && micro.length === 1
                ? `\\frac{(${n(thickness.classes[0]!.lengthM)})^2}{${n(diffusivityAt(micro[0]!, drying.temperatureK))}}`
                : '\\text{mean by the water of each class}',
            value: times.micro.reduce((sum, { share, tauS }) => sum + share * tauS, 0),
            quantity: 'time',
            unit: 's',
            source: `${MODEL}, equation 4`,
            assumed: [
              ...micro.flatMap(({ name, diffusion }) =>
                diffusion && isAssumed(diffusion.diffusivityM2PerS)
                  ? [`diffusivity in ${name}`]
                  : [],
              ),
              ...(thickness && isAssumed(thickness) ? ['binder thickness'] : []),
            ],
          }),
        ]),
    step('times', 'microShare', {
      name: 'Exchanged water on the micro scale',
      symbol: '\\beta',
      formula: '\\frac{(1-\\Phi)\\,\\Delta c_{mi}}{\\Delta C}',
      numbers: n(times.microShare),
      value: times.microShare,
      quantity: 'fraction',
      unit: '%',
      source: 'chord from start to surroundings',
      assumed: isotherms,
    }),
  ];
}
