import { describe, expect, it } from 'vitest';
import { parseCorrections } from '#shared/domain/experiment/corrections/parse-corrections.ts';
import { parseExperiment } from '#shared/domain/experiment/parse-experiment.ts';
import { parseImportTemplate } from '#shared/domain/experiment/parse-import-template.ts';

type Parsed = ReturnType<typeof parseImportTemplate> | ReturnType<typeof parseCorrections>;
const issuesOf = (parsed: Parsed) => (parsed.ok ? [] : parsed.issues.map(({ message }) => message));

describe('an import template', () => {
  const template = (columns: object) => ({ format: 'postdry.import-template/1', columns });

  it('may leave columns out, name them, or say that there is none', () => {
    const full = template({
      time: { column: 'Time', unit: 'h' },
      mass: { unit: 'mg' },
      date: null,
    });
    expect(parseImportTemplate(JSON.stringify(full))).toEqual({ ok: true, value: full });
  });

  it.each<[object, RegExp]>([
    [template({ time: { column: '' } }), /columns\.time\.column/],
    [template({ time: { unit: 'parsec' } }), /columns\.time\.unit.*parsec.*"s", "ms", "min"/],
    [template({ mass: { colum: 'x' } }), /unknown key "colum".*Did you mean "column"/],
    [template({ wieght: null }), /unknown key "wieght"/],
    [template({ dewPoint: { at: 'roof' } }), /"line", "chamber"/],
    [{ format: 'postdry.import-template/2', columns: {} }, /format/],
  ])('%j is refused', (document, words) => {
    expect(issuesOf(parseImportTemplate(document)).join('\n')).toMatch(words);
  });
});

describe('corrections', () => {
  const steps = (...list: object[]) => ({ format: 'postdry.corrections/1', steps: list });

  it.each<[object, RegExp]>([
    [steps({ kind: 'dryMas', massKg: 1 }), /steps\[0\]\.kind/],
    [steps({ kind: 'dryMassByValue' }), /steps\[0\]\.massKg: found nothing/],
    [
      steps({ kind: 'medianOutliers', neighbours: 2.5, threshold: 3 }),
      /whole number from 2 to 100/,
    ],
    [steps({ kind: 'basis', per: 'dry coating', coatingShare: 1.2 }), /at most 1/],
    [steps({ kind: 'timeZero', atS: 1, by: 2 }), /unknown key "by"/],
  ])('%j are refused', (document, words) => {
    expect(issuesOf(parseCorrections(document)).join('\n')).toMatch(words);
  });
});

describe('an experiment', () => {
  const run = {
    format: 'postdry.experiment/1',
    title: 'run',
    source: { fileName: 'a', sha256: '', instrument: null, sheet: null },
    timeS: [0, 1, 1],
    massKg: [1, null, 2],
    rowsRead: 3,
    rowsRejected: [],
    understood: [{ what: 'a', decided: 'b', why: 'c' }],
    warnings: [],
  };

  it('is taken as it is', () => {
    expect(parseExperiment(run)).toEqual({ ok: true, value: run });
  });

  it.each<[object, RegExp]>([
    [{ ...run, timeS: [0, 2, 1] }, /timeS\[2\]: times must be finite and never fall/],
    [{ ...run, massKg: [1, 2] }, /massKg: found 2 entries for 3 times/],
    [{ ...run, massKg: [1, Infinity, 2] }, /massKg\[1\]: the number is not finite/],
    [{ ...run, rowsRead: 4 }, /rowsRead: found 4 for 3 times/],
    [{ ...run, massMg: [1, 2, 3] }, /massMg/],
    [[], /./],
  ])('is refused with its place: %#', (document, words) => {
    const parsed = parseExperiment(document);
    expect(parsed.ok ? '' : parsed.problem).toMatch(words);
  });
});
