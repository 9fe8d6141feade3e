import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { isothermCase, linearCase } from '../../../support/transport-cases.ts';

type Path = (string | number)[];

/** Paths of all values of plain data that a test accepts. */
function pathsWhere(accepts: (value: unknown) => boolean, value: unknown, path: Path = []): Path[] {
  const here = accepts(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return here;
  const inside = Object.entries(value).flatMap(([key, part]) =>
    pathsWhere(accepts, part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [...here, ...inside];
}

function replaced(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = (
    Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  ) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, replacement);
  return copy;
}

function written(path: Path): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('');
}

const base = fc.constantFrom<object>(linearCase, isothermCase);
const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('parsing any case', () => {
  it('gives back what was written', () => {
    const times = fc
      .uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 30 })
      .map((list) => list.sort((a, b) => a - b));
    const anyCase = fc.record({
      lengthM: positive(1e-6, 10),
      volumeFraction: positive(0.01, 0.99),
      porosity: positive(0.01, 0.99),
      gasPerSolid: positive(1e-6, 1e3),
      start: positive(1e-6, 1e3),
      outputTimesS: times,
      name: fc.string({ maxLength: 200 }),
    });
    fc.assert(
      fc.property(anyCase, ({ lengthM, volumeFraction, porosity, gasPerSolid, start, ...rest }) => {
        const text = JSON.stringify({
          ...linearCase,
          ...rest,
          endTimeS: 10_000,
          macro: { ...linearCase.macro, lengthM, volumeFraction, porosity },
          sorption: { ...linearCase.sorption, gasPerSolid },
          initial: { solidConcentrationKgPerM3: start },
        });
        const once = parseTransportCase(text);
        expect(once.ok).toBe(true);
        if (!once.ok) return;
        expect(once.value.macro.lengthM / lengthM).toBeCloseTo(1, 14);
        expect(once.value.outputTimesS).toEqual(rest.outputTimesS);
        expect(once.value.name).toBe(rest.name);
        expect(parseTransportCase(JSON.stringify(once.value))).toEqual(once);
      }),
    );
  });

  it('names any single unknown key', () => {
    const isGroup = (value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value);
    const place = base.chain((value) =>
      fc.record({
        value: fc.constant(value),
        path: fc.constantFrom(...pathsWhere(isGroup, value)),
      }),
    );
    const key = fc.string({ minLength: 1, maxLength: 20 }).map((text) => `${text}?`);
    fc.assert(
      fc.property(place, key, ({ value, path }, unknown) => {
        const parsed = parseTransportCase(JSON.stringify(replaced(value, [...path, unknown], 1)));
        expect(parsed.ok).toBe(false);
        if (parsed.ok) return;
        expect(parsed.issues.map((issue) => issue.path)).toEqual([written([...path, unknown])]);
        expect(parsed.issues[0]?.found).toContain(unknown);
      }),
    );
  });

  it('refuses any single number that is not finite', () => {
    const isNumber = (value: unknown) => typeof value === 'number';
    const place = base.chain((value) =>
      fc.record({
        value: fc.constant(value),
        path: fc.constantFrom(...pathsWhere(isNumber, value)),
      }),
    );
    fc.assert(
      fc.property(place, fc.constantFrom('1e999', '-1e999'), ({ value, path }, text) => {
        const marked = JSON.stringify(replaced(value, path, 'MARK')).replace('"MARK"', text);
        const parsed = parseTransportCase(marked);
        expect(parsed.ok).toBe(false);
        if (parsed.ok) return;
        expect(parsed.issues.map((issue) => issue.path)).toEqual([written(path)]);
        expect(parsed.issues[0]?.found).toContain('Infinity');
      }),
    );
    fc.assert(
      fc.property(
        place,
        fc.constantFrom(Number.NaN, Infinity, -Infinity),
        ({ value, path }, number) => {
          const parsed = parseTransportCase(replaced(value, path, number));
          expect(parsed.ok ? '' : parsed.issues[0]?.path).toBe(written(path));
        },
      ),
    );
  });

  it('never throws, whatever stands in the file', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseTransportCase(text)));
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseTransportCase(value)));
    const anyPath = base.chain((value) =>
      fc.record({
        value: fc.constant(value),
        path: fc.constantFrom(...pathsWhere(() => true, value)),
        replacement: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(anyPath, ({ value, path, replacement }) => {
        const parsed = parseTransportCase(replaced(value, path, replacement));
        if (parsed.ok) return;
        expect(parsed.issues.length).toBeGreaterThan(0);
        for (const issue of parsed.issues) expect(issue.expected).not.toBe('');
      }),
    );
  });
});
