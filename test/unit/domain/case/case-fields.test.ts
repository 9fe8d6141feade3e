import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editNumber, withEndTime, withNumberAt } from '#shared/domain/case/case-edits.ts';
import { caseFields, fieldsOf, numberAt } from '#shared/domain/case/case-fields.ts';
import { withinBounds } from '#shared/domain/case/field-bounds.ts';
import { parseTransportCase } from '#shared/domain/case/parse-case.ts';
import { readShippedCases } from '#shared/domain/case/shipped-cases.ts';
import { documentOfShippedCase } from '#shared/domain/project/case-document.ts';
import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import { unitsOf } from '#shared/units/quantities.ts';
import { isothermCase, withValue } from '../../../support/transport-cases.ts';

const shipped = readShippedCases((file) => readFileSync(`resources/cases/${file}`, 'utf8'));

describe('fields of the case editor', () => {
  it('takes bounds and defaults from the schema', () => {
    const of = (path: string) => caseFields.find((field) => field.path === path);
    expect(of('macro.porosity')?.bounds).toEqual({
      minimum: 0,
      aboveMinimum: true,
      maximum: 1,
      belowMaximum: true,
    });
    expect(of('sorption.temperatureK')?.bounds.maximum).toBe(647);
    expect(of('micro.concentrationExponent')).toMatchObject({ standard: 0, optional: true });
    expect(withinBounds(1, of('macro.porosity')?.bounds ?? {})).toBe(false);
  });

  it('has a known usual unit for every field', () => {
    for (const { quantity, usualUnit } of caseFields) {
      expect(unitsOf(quantity).map(({ symbol }) => symbol)).toContain(usualUnit);
    }
  });

  it('offers the numbers of the isotherm that a case has, with its equation', () => {
    const sips = { model: 'sips', capacityKgPerKg: 0.02, affinity: 4, exponent: 0.5 };
    const solid = { ...sips, densityKgPerM3: 2200 };
    const parsed = parseTransportCase(withValue(isothermCase, 'sorption.solid', solid));
    if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
    const fields = fieldsOf(parsed.value).filter(({ path }) => path.startsWith('sorption.solid.'));
    const keys = fields.map(({ path }) => path.replace('sorption.solid.', ''));
    // A heat may be given, its temperature only with it; the cut-off is filled in.
    expect(keys).toEqual([
      'capacityKgPerKg',
      'affinity',
      'exponent',
      'henryCutOffActivity',
      'netIsostericHeatJPerMol',
      'densityKgPerM3',
    ]);
    expect(numberAt(parsed.value, 'sorption.solid.henryCutOffActivity')).toBe(1e-3);
    const equationOf = (key: string) => fields[keys.indexOf(key)]?.equation;
    expect(equationOf('capacityKgPerKg')).toBe(isothermCatalogue.sips.equation);
    expect(equationOf('densityKgPerM3')).toMatch(/rho X/);
    const hot = withNumberAt(parsed.value, 'sorption.solid.netIsostericHeatJPerMol', 5000);
    expect(fieldsOf(hot).map(({ path }) => path)).toContain('sorption.solid.referenceTemperatureK');
    expect(parseTransportCase(hot).ok).toBe(true);
  });

  it.each(shipped)('reads and writes every number of $id', (item) => {
    const document = documentOfShippedCase(item);
    for (const { path } of fieldsOf(item.transportCase)) {
      const value = numberAt(item.transportCase, path);
      expect(editNumber(document, path, value).transportCase).toEqual(item.transportCase);
    }
  });

  it.each(shipped)('$id with another duration is a valid case', ({ transportCase }) => {
    const longer = withEndTime(transportCase, transportCase.endTimeS * 3);
    expect(parseTransportCase(longer).ok).toBe(true);
    expect(longer.outputTimesS.at(-1)).toBeLessThanOrEqual(longer.endTimeS);
  });

  it('makes an edited value the own one of the user', () => {
    const document = shipped
      .map(documentOfShippedCase)
      .find(({ assumed }) =>
        assumed.some(({ path }) => caseFields.some((field) => field.path === path)),
      );
    const path = document?.assumed.find((entry) =>
      caseFields.some((field) => field.path === entry.path),
    )?.path;
    expect(document && path).toBeDefined();
    if (!document || path === undefined) return;
    const value = numberAt(document.transportCase, path) ?? 1;
    const edited = editNumber(document, path, value * 1.01);
    expect(edited.assumed.map((entry) => entry.path)).not.toContain(path);
  });
});
