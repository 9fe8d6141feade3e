import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encode } from '#shared/contract/codec.ts';
import { packExperiment, unpackExperiment } from '#shared/contract/experiment-bytes.ts';
import { measured } from '../../support/measured-run.ts';

const { experiment } = measured('A');
const entry = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));

it('a run comes back as it was, with its gaps', () => {
  const rows = fc.array(fc.tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), entry, entry));
  fc.assert(
    fc.property(rows, (table) => {
      const ordered = table.toSorted(([a], [b]) => a - b);
      const run = {
        ...experiment,
        timeS: ordered.map(([timeS]) => timeS),
        massKg: ordered.map(([, massKg]) => massKg),
        relativeHumidity: ordered.map(([, , humidity]) => humidity),
        rowsRead: ordered.length,
      };
      expect(unpackExperiment(packExperiment(run))).toEqual({ ok: true, value: run });
    }),
  );
});

it('any bytes give a run or a sentence', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const parsed = unpackExperiment(bytes);
      expect(parsed.ok || parsed.problem.length > 0).toBe(true);
    }),
  );
});

it('says which number is wrong', () => {
  const falling = unpackExperiment(encode({ ...experiment, timeS: [0, 60, 30] }));
  expect(falling.ok ? '' : falling.problem).toContain('timeS[2]');
  const unknown = unpackExperiment(packExperiment({ ...experiment, timeS: [0, NaN, 30] }));
  expect(unknown.ok ? '' : unknown.problem).toContain('timeS');
});
