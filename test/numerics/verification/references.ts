import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import linear from '../../fixtures/reference/linear.json' with { type: 'json' };
import nonlinear from '../../fixtures/reference/nonlinear.json' with { type: 'json' };
import { drain } from '../../support/drain.ts';
import { caseOf, drying, logTimes, slabCoating } from '../../support/linear-coating.ts';
import { nonlinearReferenceCase } from '../../support/nonlinear-reference-case.ts';
import type { Rows } from './solve-linear.ts';
import { exactRows, largestDifference } from './solve-linear.ts';
import type { Measurement, Verification } from './verification.ts';

export const accuracies = [1e-4, 1e-6];

/** Total, macro mean, macro value and micro mean at the mirror plane, relative to the start. */
export function recordRows(record: ResultRecord): Rows {
  const { total, macroMean, mirrorMacro, mirrorMicroMean } = record;
  return total.map((value, i) => [
    value,
    macroMean[i]!,
    mirrorMacro[i]!,
    ...(mirrorMicroMean === null ? [] : [mirrorMicroMean[i]!]),
  ]);
}

export function measureCase(
  transportCase: TransportCase,
  accuracy: number,
  expected: Rows,
  rowsOf: (record: ResultRecord) => Rows = recordRows,
): Measurement {
  const record = drain(simulateCase(transportCase, { accuracy }));
  const error = largestDifference(rowsOf(record), expected);
  return { error, defect: record.massBalanceDefect ?? Number.NaN };
}

/** The tables of 15 digits, as cases with the default and with a tight accuracy. */
export const linearReferences: Verification[] = linear.cases.flatMap(({ beta, ratio, rows }) =>
  accuracies.map((accuracy) => ({
    name: `Laplace table, beta ${beta}, ratio ${ratio}, accuracy ${accuracy}`,
    limit: accuracy,
    measure() {
      const timesS = rows.map((row) => row[0]!);
      const coating = caseOf(slabCoating(beta, ratio), drying, timesS);
      return measureCase(
        coating,
        accuracy,
        rows.map((row) => row.slice(1)),
      );
    },
  })),
);

/** The same tables by the analytic method. */
export const analyticReferences: Verification[] = linear.cases.map(({ beta, ratio, rows }) => ({
  name: `Laplace table, beta ${beta}, ratio ${ratio}, analytic method`,
  limit: 1e-12,
  measure() {
    const coating = caseOf(
      slabCoating(beta, ratio),
      drying,
      rows.map((row) => row[0]!),
    );
    const record = drain(simulateCase(coating, { method: 'analytic' }));
    const expected = rows.map((row) => row.slice(1));
    return { error: largestDifference(recordRows(record), expected) };
  },
}));

const gridTimesS = logTimes(1e-4, 100, 25);

/** The corners of what is promised, against the analytic module. */
export const linearGrid: Verification[] = accuracies.flatMap((accuracy) =>
  [0.01, 0.5, 0.99].flatMap((beta) =>
    [1e-3, 1, 1e3].map((ratio) => ({
      name: `Laplace inversion, beta ${beta}, ratio ${ratio}, accuracy ${accuracy}`,
      limit: accuracy,
      measure() {
        const coating = slabCoating(beta, ratio);
        const expected = exactRows(coating, drying, gridTimesS);
        return measureCase(caseOf(coating, drying, gridTimesS), accuracy, expected);
      },
    })),
  ),
);

const { parameters, rows: nonlinearRows } = nonlinear.problems.nlA;

/** GAB on both scales and a diffusivity that varies sevenfold. */
export const nonlinearReferences: Verification[] = accuracies.map((accuracy) => ({
  name: `nonlinear table nlA, accuracy ${accuracy}`,
  limit: accuracy,
  measure() {
    const coating = nonlinearReferenceCase(
      parameters,
      nonlinearRows.map((row) => row[0]!),
    );
    return measureCase(
      coating,
      accuracy,
      nonlinearRows.map((row) => row.slice(1)),
      ({ total, macroMeanActivity, mirrorActivity, mirrorMicroMean }) =>
        total.map((value, i) => [
          value,
          macroMeanActivity![i]! / parameters.a0,
          mirrorActivity![i]! / parameters.a0,
          mirrorMicroMean![i]!,
        ]),
    );
  },
}));
