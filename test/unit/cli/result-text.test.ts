import { describe, expect, it } from 'vitest';
import { recordJson, resultCsv } from '#main/cli/result-text.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import type { ResultRecord } from '#shared/domain/run/result.ts';
import { simulateCase } from '#shared/simulation/simulate-case.ts';
import { isothermCase, linearCase } from '../../support/transport-cases.ts';

function resultOf(input: object): ResultRecord {
  const parsed = parseTransportCase(input);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  const simulation = simulateCase(parsed.value, { estimate: false });
  let next = simulation.next();
  while (next.done !== true) next = simulation.next();
  return next.value;
}

const result = resultOf({ ...linearCase, dryCoatingDensityKgPerM3: 1200 });

describe('the JSON text of a record', () => {
  it('holds everything, with one line for each key', () => {
    const text = recordJson(result);
    expect(JSON.parse(text)).toEqual(result);
    expect(text.split('\n')).toHaveLength(Object.keys(result).length + 3);
  });
});

describe('the table of a result', () => {
  const table = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));

  it('has a row for each time and units in its head', () => {
    const [head = [], ...rows] = table(resultCsv(result, 'kg/m3'));
    expect(head.slice(0, 3)).toEqual(['time [s]', 'total [kg/m3]', 'released [kg/m3]']);
    expect(head.at(-1)).toBe('status');
    expect(rows.map(([timeS]) => Number(timeS))).toEqual(result.timeS);
    expect(rows.every((row) => row.length === head.length && row.at(-1) === 'finished')).toBe(true);
  });

  it('shows the total in the unit that is asked for', () => {
    const totals = (['fraction', 'kg/m3', 'wt-ppm'] as const).map((unit) =>
      table(resultCsv(result, unit))
        .slice(1)
        .map((row) => Number(row[1])),
    );
    expect(totals).toEqual([result.total, result.totalKgPerM3, result.totalWtPpm]);
    expect(totals[2]?.[0]).toBeCloseTo(((totals[1]?.[0] ?? 0) / 1200) * 1e6, 6);
  });

  it('has activities with isotherms only', () => {
    expect(resultCsv(resultOf(isothermCase), 'fraction')).toContain('mirrorActivity [-]');
    expect(resultCsv(result, 'fraction')).not.toContain('mirrorActivity');
  });
});
