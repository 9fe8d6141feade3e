import { caseIssue, type CaseIssue } from '#shared/domain/case/case-issue.ts';
import { checkMaterialSet } from '#shared/domain/material/check-material-set.ts';
import { WATER_CRITICAL_TEMPERATURE_K, WATER_TRIPLE_POINT_K } from '#shared/physics/constants.ts';
import { DEW_POINT_RANGE_K } from '#shared/physics/dew-point.ts';
import { saturationPressurePa } from '#shared/physics/saturation-pressure.ts';
import type { ElectrodeCase, Moisture } from './electrode-case.ts';
import { moisturePressurePa } from './gas-conditions.ts';
import { startActivityOf } from './resolve-electrode.ts';

/** The checks that relate keys of an electrode case to each other. */
export function checkElectrodeCase(electrodeCase: ElectrodeCase): CaseIssue[] {
  const { electrode, geometry, drying } = electrodeCase;
  const material = checkMaterialSet(electrode).map(({ path, found, expected, suggestion }) =>
    caseIssue(`electrode.${path}`, found, expected, suggestion),
  );
  const coil =
    geometry.kind === 'coil' && geometry.coreDiameterM >= geometry.outerDiameterM
      ? [
          caseIssue(
            'geometry.coreDiameterM',
            `${geometry.coreDiameterM}`,
            `less than the outer diameter (${geometry.outerDiameterM} m)`,
          ),
        ]
      : [];
  const gases = [
    { path: 'drying', ...drying },
    ...(drying.changes ?? []).map((change, index) => ({
      path: `drying.changes[${index}]`,
      ...change,
    })),
  ];
  return [
    ...material,
    ...coil,
    ...gases.flatMap(checkGas),
    ...(material.length === 0 ? checkStart(electrodeCase) : []),
  ];
}

/** Water that one branch took up and the other one cannot hold would be lost without a word. */
function checkStart(electrodeCase: ElectrodeCase): CaseIssue[] {
  const { loading, drying } = electrodeCase;
  if (startActivityOf(electrodeCase) <= 1) return [];
  return [
    caseIssue(
      'loading.relativeHumidity',
      `${loading.relativeHumidity}, where the ${loading.branch} branches hold more water than the ` +
        `${drying.branch} branches at saturation`,
      'a humidity whose water the branches that are followed can hold',
    ),
  ];
}

function checkGas({
  path,
  temperatureK,
  pressurePa,
  moisture,
}: {
  readonly path: string;
  readonly temperatureK: number;
  readonly pressurePa: number;
  readonly moisture: Moisture;
}): CaseIssue[] {
  if (temperatureK < WATER_TRIPLE_POINT_K || temperatureK >= WATER_CRITICAL_TEMPERATURE_K) {
    const expected = `from ${WATER_TRIPLE_POINT_K} K to below ${WATER_CRITICAL_TEMPERATURE_K} K`;
    return [caseIssue(`${path}.temperatureK`, `${temperatureK}`, expected)];
  }
  if (moisture.kind === 'dew-point') {
    const { smallest, largest } = DEW_POINT_RANGE_K;
    if (moisture.dewPointK < smallest || moisture.dewPointK > largest) {
      const expected = `a dew point from ${smallest} K to ${largest} K`;
      return [caseIssue(`${path}.moisture.dewPointK`, `${moisture.dewPointK}`, expected)];
    }
  }
  const vapourPa = moisturePressurePa(moisture, temperatureK, pressurePa);
  const saturationPa = saturationPressurePa(temperatureK);
  if (vapourPa > saturationPa) {
    return [
      caseIssue(
        `${path}.moisture`,
        `moisture that gives a vapour pressure of ${vapourPa.toPrecision(4)} Pa`,
        `at most the saturation pressure ${saturationPa.toPrecision(4)} Pa at this temperature`,
      ),
    ];
  }
  return [];
}
