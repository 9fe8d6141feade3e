import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import { caseFieldTable } from './case-field-table.ts';
import { numberRule } from './field-bounds.ts';
import type { IsothermInput } from './isotherm-schema.ts';
import { transportCaseSchema, type TransportCase } from './transport-case.ts';

/** Every number of a case that can be edited; bounds and defaults are those of its schema. */
export const caseFields = caseFieldTable.map((row) => {
  const rule = numberRule(transportCaseSchema, row.path.split('.'));
  if (!rule) throw new Error(`The case format has no key ${row.path}.`);
  return { ...row, ...rule };
});

export type CaseField = (typeof caseFields)[number];

/** The number at a key path such as `macro.lengthM`, undefined where the case has none. */
export function numberAt(transportCase: TransportCase, path: string): number | undefined {
  let part: unknown = transportCase;
  for (const key of path.split('.')) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Record<string, unknown>)[key];
  }
  return typeof part === 'number' ? part : undefined;
}

/** Numbers that may be missing and are offered all the same. */
const offered = ['dryCoatingDensityKgPerM3', 'boundary.massTransferCoefficientMPerS'];

/** The isotherm that a path such as `sorption.solid.k` leads into. */
function isothermAt({ sorption }: TransportCase, path: string): IsothermInput | undefined {
  const [group, scale] = path.split('.');
  if (group !== 'sorption' || sorption.kind !== 'isotherms') return undefined;
  return scale === 'solid' || scale === 'micro' ? sorption[scale] : undefined;
}

function isOffered(transportCase: TransportCase, path: string): boolean {
  const isotherm = isothermAt(transportCase, path);
  const single = isotherm !== undefined && isotherm.model !== 'weighted-sum';
  if (path.endsWith('.netIsostericHeatJPerMol')) return single;
  if (path.endsWith('.referenceTemperatureK')) {
    return single && isotherm.netIsostericHeatJPerMol !== undefined;
  }
  if (path === 'micro.referenceConcentrationKgPerM3') return transportCase.micro !== undefined;
  return offered.includes(path);
}

/** The field as the model of the case uses its number: several models may share a key. */
function asModelUses(transportCase: TransportCase, field: CaseField): CaseField {
  const isotherm = isothermAt(transportCase, field.path);
  if (isotherm === undefined || isotherm.model === 'weighted-sum') return field;
  const { equation, parameters } = isothermCatalogue[isotherm.model];
  const key = field.path.split('.').at(-1);
  return parameters.some((parameter) => parameter.key === key) ? { ...field, equation } : field;
}

/** The fields that this case has a number for, or may have one for. */
export function fieldsOf(transportCase: TransportCase): CaseField[] {
  return caseFields
    .filter(
      ({ path }) => isOffered(transportCase, path) || numberAt(transportCase, path) !== undefined,
    )
    .map((field) => asModelUses(transportCase, field));
}
