import { caseIssue, type CaseIssue } from './case-issue.ts';
import { characteristicTimes } from './characteristic-times.ts';
import {
  boundaryDrivingSteps,
  initialDrivingValue,
  referenceDrivingValue,
} from './driving-values.ts';
import type { TransportCase } from './transport-case.ts';
import { phaseConcentrations, waterContentsKgPerM3 } from './water-contents.ts';

/** Products of a few numbers within these bounds stay within what a double can hold. */
const SMALLEST = 1e-60;
const LARGEST = 1e60;
/** Largest |k c/c_ref|: the diffusivity then varies by 5e21 over the run. */
const LARGEST_EXPONENT = 50;

/**
 * Refuses numbers that are each possible but together leave what can be computed with: diffusion
 * times, contents and the variation of the micro diffusivity. Needs a case that is consistent.
 */
export function checkMagnitudes(transportCase: TransportCase): CaseIssue[] {
  const exponent = checkExponent(transportCase);
  if (exponent !== undefined) return [exponent];
  const times = characteristicTimes(transportCase);
  const reference = referenceDrivingValue(transportCase).value;
  const content = waterContentsKgPerM3(transportCase, reference).total;
  const quantities: [path: string, name: string, value: number | undefined][] = [
    ['macro', 'a macro diffusion time of S s', times.macroS],
    ...times.micro.map(({ tauS }): [string, string, number] => [
      'micro',
      'a micro diffusion time of S s',
      tauS,
    ]),
    ['boundary.massTransferCoefficientMPerS', 'a Biot number of S', times.biot],
    ['sorption', 'a water content of S kg/m3', content],
    ['endTimeS', 'S s', transportCase.endTimeS],
    ['dryCoatingDensityKgPerM3', 'S kg/m3', transportCase.dryCoatingDensityKgPerM3],
  ];
  return quantities.flatMap(([path, name, value]) => {
    if (value === undefined || (value >= SMALLEST && value <= LARGEST)) return [];
    const found = `values that give ${name}`.replace('S', String(value));
    const expected = `values whose products stay between ${SMALLEST} and ${LARGEST}`;
    return [caseIssue(path, found, expected)];
  });
}

function checkExponent(transportCase: TransportCase): CaseIssue | undefined {
  const { micro } = transportCase;
  if (micro === undefined || micro.concentrationExponent === 0) return undefined;
  const values = [
    initialDrivingValue(transportCase),
    ...boundaryDrivingSteps(transportCase).map((step) => step.value),
  ];
  const wettest = phaseConcentrations(transportCase, Math.max(...values)).micro;
  const exponent =
    (micro.concentrationExponent * wettest) / (micro.referenceConcentrationKgPerM3 ?? 1);
  if (Math.abs(exponent) <= LARGEST_EXPONENT) return undefined;
  return caseIssue(
    'micro.concentrationExponent',
    `an exponent k c/referenceConcentrationKgPerM3 of ${exponent} at the wettest state`,
    `an exponent from -${LARGEST_EXPONENT} to ${LARGEST_EXPONENT}`,
  );
}
