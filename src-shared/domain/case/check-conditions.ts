import { caseIssue, describeFound, type CaseIssue } from './case-issue.ts';
import type { TransportCase } from './transport-case.ts';

/** Keys that mean something with one kind of sorption only, with their values. */
function keysOfOneKind({ boundary, macro, micro }: TransportCase) {
  const places = [
    { path: 'boundary', keys: boundary },
    ...(boundary.changes ?? []).map((keys, index) => ({
      path: `boundary.changes[${index}]`,
      keys,
    })),
  ];
  const classes = micro?.distribution ?? [];
  return {
    isotherms: [
      { path: 'macro.pores', value: macro.pores },
      { path: 'micro.activationEnergyJPerMol', value: micro?.activationEnergyJPerMol },
      { path: 'micro.referenceTemperatureK', value: micro?.referenceTemperatureK },
      ...places.flatMap(({ path, keys }) => [
        { path: `${path}.temperatureK`, value: keys.temperatureK },
        { path: `${path}.pressurePa`, value: keys.pressurePa },
        { path: `${path}.rampS`, value: 'rampS' in keys ? keys.rampS : undefined },
      ]),
      ...classes.map(({ isotherm }, index) => ({
        path: `micro.distribution[${index}].isotherm`,
        value: isotherm,
      })),
    ],
    linear: classes.map(({ microPerSolid }, index) => ({
      path: `micro.distribution[${index}].microPerSolid`,
      value: microPerSolid,
    })),
  };
}

/** Checks temperatures, pressures and ramps against the sorption, the pores and each other. */
export function checkConditions(transportCase: TransportCase): CaseIssue[] {
  const { sorption, macro, micro, boundary } = transportCase;
  const { isotherms, linear } = keysOfOneKind(transportCase);
  const [foreign, kind] =
    sorption.kind === 'linear' ? [isotherms, 'isotherms'] : [linear, 'linear'];
  const issues = foreign
    .filter(({ value }) => value !== undefined)
    .map(({ path, value }) => caseIssue(path, describeFound(value), `only "${kind}" sorption`));
  if (issues.length > 0) return issues;
  if (macro.pores !== undefined && boundary.pressurePa === undefined) {
    const expected = 'the total pressure in Pa, since macro.pores is given';
    issues.push(caseIssue('boundary.pressurePa', 'nothing', expected));
  }
  const energies = [
    micro?.activationEnergyJPerMol,
    ...(micro?.distribution ?? []).map((entry) => entry.activationEnergyJPerMol),
  ];
  if (energies.some((energy) => (energy ?? 0) > 0) && micro?.referenceTemperatureK === undefined) {
    const expected =
      'the temperature at which the diffusivity holds, since it follows the temperature';
    issues.push(caseIssue('micro.referenceTemperatureK', 'nothing', expected));
  }
  return [...issues, ...checkRamps(transportCase)];
}

/** The first ramp that is not over when something else happens. */
function checkRamps({ boundary, endTimeS }: TransportCase): CaseIssue[] {
  const changes = boundary.changes ?? [];
  const index = changes.findIndex(
    ({ timeS, rampS = 0 }, at) =>
      timeS + rampS > (changes[at + 1]?.timeS ?? endTimeS) * (1 + 1e-12),
  );
  if (index < 0) return [];
  const { timeS, rampS } = changes[index] ?? { timeS: 0, rampS: 0 };
  const until = changes[index + 1]?.timeS ?? endTimeS;
  const expected = `a ramp that is over by ${until} s, when the next change or the end comes`;
  return [caseIssue(`boundary.changes[${index}].rampS`, `${rampS} from ${timeS} s on`, expected)];
}
