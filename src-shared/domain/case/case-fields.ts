import { isothermCatalogue } from '#shared/physics/isotherm/isotherm-catalogue.ts';
import { caseFieldTable } from './case-field-table.ts';
import type { IsothermInput } from './isotherm-schema.ts';
import { transportCaseSchema, type TransportCase } from './transport-case.ts';

export interface FieldBounds {
  readonly minimum?: number;
  readonly maximum?: number;
  /** Whether the bound itself is refused. */
  readonly aboveMinimum?: boolean;
  readonly belowMaximum?: boolean;
}

/** Shape of the schemas as far as this walk looks into them. */
interface Node {
  readonly type: string;
  readonly wrapped?: Node;
  readonly default?: unknown;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly options?: readonly Node[];
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

function find(node: Node | undefined, keys: readonly string[]): Node | undefined {
  const [key, ...rest] = keys;
  if (node === undefined || key === undefined) return node;
  if (node.type === 'exact_optional') return find(node.wrapped, keys);
  if (node.type !== 'variant') return find(node.entries?.[key], rest);
  for (const option of node.options ?? []) {
    const found = find(option, keys);
    if (found) return found;
  }
  return undefined;
}

function boundsOf(node: Node): FieldBounds {
  let bounds: FieldBounds = {};
  for (const { type, requirement } of node.pipe ?? []) {
    if (typeof requirement !== 'number') continue;
    if (type === 'gt_value') bounds = { ...bounds, minimum: requirement, aboveMinimum: true };
    if (type === 'min_value') bounds = { ...bounds, minimum: requirement };
    if (type === 'lt_value') bounds = { ...bounds, maximum: requirement, belowMaximum: true };
    if (type === 'max_value') bounds = { ...bounds, maximum: requirement };
  }
  return bounds;
}

/** Every number of a case that can be edited; bounds and defaults are those of its schema. */
export const caseFields = caseFieldTable.map((row) => {
  const node = find(transportCaseSchema as unknown as Node, row.path.split('.'));
  if (!node) throw new Error(`The case format has no key ${row.path}.`);
  const optional = node.type === 'exact_optional';
  const bounds = boundsOf(node.wrapped ?? node);
  const standard = typeof node.default === 'number' ? node.default : undefined;
  return { ...row, bounds, standard, optional };
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

/** Whether a number keeps to the bounds of its field. */
export function withinBounds(value: number, bounds: FieldBounds): boolean {
  const { minimum = -Infinity, maximum = Infinity, aboveMinimum, belowMaximum } = bounds;
  const low = aboveMinimum === true ? value > minimum : value >= minimum;
  return low && (belowMaximum === true ? value < maximum : value <= maximum);
}
