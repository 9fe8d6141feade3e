import type * as v from 'valibot';

export interface FieldBounds {
  readonly minimum?: number;
  readonly maximum?: number;
  /** Whether the bound itself is refused. */
  readonly aboveMinimum?: boolean;
  readonly belowMaximum?: boolean;
}

/** What a schema says of one number. */
interface NumberRule {
  readonly bounds: FieldBounds;
  /** Value that a missing number has. */
  readonly standard: number | undefined;
  readonly optional: boolean;
}

/** Shape of the schemas as far as this walk looks into them. */
interface Node {
  readonly type: string;
  readonly wrapped?: Node;
  readonly default?: unknown;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly options?: readonly Node[];
  readonly item?: Node;
  readonly items?: readonly Node[];
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

type Keys = readonly (string | number)[];

/** Bounds and default of the number at a key path of a schema; undefined where it has no such key. */
export function numberRule(schema: v.GenericSchema, keys: Keys): NumberRule | undefined {
  const node = find(schema, keys);
  if (!node) return undefined;
  const optional = node.type === 'exact_optional';
  const standard = typeof node.default === 'number' ? node.default : undefined;
  return { bounds: boundsOf(node.wrapped ?? node), standard, optional };
}

/** Whether a number keeps to the bounds of its field. */
export function withinBounds(value: number, bounds: FieldBounds): boolean {
  const { minimum = -Infinity, maximum = Infinity, aboveMinimum, belowMaximum } = bounds;
  const low = aboveMinimum === true ? value > minimum : value >= minimum;
  return low && (belowMaximum === true ? value < maximum : value <= maximum);
}

function find(node: Node | undefined, keys: Keys): Node | undefined {
  const [key, ...rest] = keys;
  if (node === undefined || key === undefined) return node;
  if (node.type === 'exact_optional') return find(node.wrapped, keys);
  if (typeof key === 'number') return find(node.item ?? node.items?.[key], rest);
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
