import { expect, it } from 'vitest';
import { ImportSession } from '#renderer/background/import-session.ts';
import { medianStep } from '#renderer/background/run-summary.ts';
import { unpackExperiment } from '#shared/contract/experiment-bytes.ts';
import { EMPTY_TEMPLATE } from '#shared/domain/experiment/import-template.ts';
import { drain } from '../../../support/drain.ts';
import { utf8 } from '../../../support/import-fixture.ts';

const table = ['Balance 3', 'time [min],mass [mg],T [°C]', '0,7.5,25', '1,x,25', '3,7.1,26', ''];

it('shows the file, what was understood of it, and its extremes', () => {
  const session = new ImportSession();
  expect(session.open(utf8(table.join('\r\n')), 'run.csv')).toEqual({ refusal: null });
  const { view, found, outcome } = drain(session.read(EMPTY_TEMPLATE));
  expect(view).toMatchObject({
    sheets: [],
    headerLine: 2,
    columns: ['time [min]', 'mass [mg]', 'T [°C]'],
  });
  expect(view.lines.map(({ text }) => text)).toEqual(table.slice(0, -1));
  expect(found.columns.mass).toEqual({ column: 'mass [mg]', unit: 'mg' });
  if (outcome.kind !== 'read') throw new Error(outcome.kind);
  const { run } = outcome;
  expect(run).toMatchObject({ firstS: 0, lastS: 180 });
  const mass = run.channels.find(({ key }) => key === 'massKg');
  expect(mass).toMatchObject({ min: 7.1e-6, max: 7.5e-6, count: 2 });
  const taken = unpackExperiment(session.take());
  expect(taken.ok && taken.value.timeS).toHaveLength(run.rowsRead);
});

it('says with a question what was found, and keeps the lines', () => {
  const session = new ImportSession();
  session.open(utf8('time;mass [mg]\n0;1,5\n1;2,5\n2;3,5'), 'run.csv');
  const { view, found, outcome } = drain(session.read(EMPTY_TEMPLATE));
  expect(outcome).toMatchObject({ kind: 'question', question: { key: 'time.unit' } });
  expect(view.lines).toHaveLength(4);
  expect(found.columns.mass).toEqual({ column: 'mass [mg]', unit: 'mg' });
  expect(() => session.take()).toThrow('not read');
});

it('refuses what is no table and keeps the file before', () => {
  const session = new ImportSession();
  session.open(utf8(table.join('\n')), 'run.csv');
  const { refusal } = session.open(utf8('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'scan.pdf');
  expect(refusal).toMatch(/PDF/);
  expect(drain(session.read(EMPTY_TEMPLATE)).outcome.kind).toBe('read');
});

it('takes the median of the steps, of many by a sample', () => {
  expect(medianStep([0, 1, 2, 10])).toBe(1);
  expect(medianStep([0])).toBeNaN();
  expect(medianStep(Array.from({ length: 100_000 }, (_, row) => row * 2))).toBe(2);
});
