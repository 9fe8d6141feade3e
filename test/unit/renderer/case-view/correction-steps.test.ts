import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  newStep,
  readRows,
  rowsText,
  shownToStepS,
  stepFields,
  stepKinds,
} from '#renderer/case-view/correction-steps.ts';
import { applyCorrections } from '#shared/domain/experiment/corrections/apply-corrections.ts';
import {
  CORRECTIONS_FORMAT,
  type CorrectionStep,
} from '#shared/domain/experiment/corrections/corrections.ts';
import { parseCorrections } from '#shared/domain/experiment/corrections/parse-corrections.ts';
import { measured } from '../../../support/measured-run.ts';

const start = { fromS: 0, toS: 7200, lowestMassKg: 7e-6, row: 3 };

describe('a new step', () => {
  it.each(stepKinds)('%s is valid, and every key of it has a field', (kind) => {
    const step = newStep(kind, start);
    const parsed = parseCorrections({ format: CORRECTIONS_FORMAT, steps: [step] });
    expect(parsed).toMatchObject({ ok: true, value: { steps: [step] } });
    const keys = stepFields[kind].map(({ key }) => key).toSorted();
    expect(keys).toEqual(
      Object.keys(step)
        .filter((key) => key !== 'kind')
        .toSorted(),
    );
  });

  it('changes nothing it was not asked for: an offset begins with zero', () => {
    expect(newStep('massOffset', start)).toMatchObject({ offsetKg: 0 });
    expect(newStep('dryMassByValue', start)).toMatchObject({ massKg: 7e-6 });
  });
});

it('takes a shown time to the times of a step', () => {
  const steps: CorrectionStep[] = [
    { kind: 'timeZero', atS: 100 },
    { kind: 'segment', fromS: 0, toS: 5 },
    { kind: 'timeZero', atS: -30 },
  ];
  expect([0, 1, 2, 3].map((position) => shownToStepS(steps, position))).toEqual([70, -30, -30, 0]);
});

it('keeps the row that is shown, wherever the time zero is in the list', () => {
  const { experiment } = measured('A');
  const zero: CorrectionStep = { kind: 'timeZero', atS: 60 };
  const dry: CorrectionStep = { kind: 'dryMassByValue', massKg: 7e-6 };
  for (const position of [0, 1]) {
    const steps: CorrectionStep[] = [zero, dry];
    // The row at 0 of the shown axis is the second one of the file.
    const atS = 0 + shownToStepS(steps, position);
    const segment: CorrectionStep = { kind: 'segment', fromS: atS, toS: atS };
    const applied = applyCorrections(experiment, steps.toSpliced(position, 0, segment));
    expect(applied).toMatchObject({ ok: true, value: { rows: [1], timeS: [0] } });
  }
});

describe('rows', () => {
  it('are read as people write them, from 1', () => {
    expect(readRows('3, 10-12')).toEqual([2, 9, 10, 11]);
    expect(readRows(' 1 ; 2–3 ')).toEqual([0, 1, 2]);
    for (const text of ['', '0', '3-1', 'a', '1.5', '1-10001', '-3']) {
      expect(readRows(text), text).toBeNull();
    }
  });

  it('come back from their text', () => {
    const rows = fc.uniqueArray(fc.nat(20_000), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(rows, (list) => {
        expect(readRows(rowsText(list))).toEqual(list.toSorted((a, b) => a - b));
      }),
    );
  });
});
