import { OWN_VALUE } from '#shared/domain/material/sourced-value.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import type { ElectrodeCase } from './electrode-case.ts';

/** "a.b[0].c" -> ['a', 'b', 0, 'c'] */
function keysOf(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** The number at a key path of an electrode case; undefined where there is none. */
export function electrodeNumberAt(electrodeCase: ElectrodeCase, path: string): number | undefined {
  let value: unknown = electrodeCase;
  for (const key of keysOf(path)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return typeof value === 'number' ? value : undefined;
}

function replaced(
  part: unknown,
  [key, ...rest]: readonly (string | number)[],
  value: unknown,
): unknown {
  if (key === undefined) return value;
  if (Array.isArray(part)) {
    return part.map((item: unknown, index) => (index === key ? replaced(item, rest, value) : item));
  }
  const { [key]: old, ...others } = (part ?? {}) as Record<string | number, unknown>;
  const next = replaced(old, rest, value);
  return next === undefined ? others : { ...(part as object), [key]: next };
}

/** An electrode case with another value at a key path; undefined takes the key away. */
export function withElectrodeValue(
  electrodeCase: ElectrodeCase,
  path: string,
  value: unknown,
): ElectrodeCase {
  return replaced(electrodeCase, keysOf(path), value) as ElectrodeCase;
}

const massFraction = /^electrode\.components\[(\d+)\]\.massFraction\.value$/;

/**
 * An electrode case with another number. A number with a source becomes the user's own: its old
 * source, note and uncertainty belonged to the old number. Mass fractions keep adding up to 1.
 */
export function withElectrodeNumber(
  electrodeCase: ElectrodeCase,
  path: string,
  value: number | undefined,
): ElectrodeCase {
  if (value === undefined) return withElectrodeValue(electrodeCase, path, undefined);
  const changed = path.endsWith('.value')
    ? withElectrodeValue(electrodeCase, path.slice(0, -'.value'.length), {
        value,
        source: OWN_VALUE,
      })
    : withElectrodeValue(electrodeCase, path, value);
  const index = massFraction.exec(path)?.[1];
  return index === undefined ? changed : balanced(changed, Number(index));
}

/** Gives what is missing to 1 to the largest component beside one, which keeps its source. */
function balanced(electrodeCase: ElectrodeCase, fixed: number): ElectrodeCase {
  const { components } = electrodeCase.electrode;
  const others = components.map((component, index) => ({ ...component, index }));
  const largest = others
    .filter(({ index }) => index !== fixed)
    .reduce<(typeof others)[number] | undefined>(
      (best, each) =>
        best === undefined || each.massFraction.value > best.massFraction.value ? each : best,
      undefined,
    );
  if (!largest) return electrodeCase;
  const rest = components.reduce(
    (sum, component, index) => (index === largest.index ? sum : sum + component.massFraction.value),
    0,
  );
  return withElectrodeValue(
    electrodeCase,
    `electrode.components[${largest.index}].massFraction.value`,
    1 - rest,
  );
}

/** A document with its electrode case changed. */
export function editElectrode(
  document: CaseDocument,
  change: (electrodeCase: ElectrodeCase) => ElectrodeCase,
): CaseDocument {
  const { electrodeCase } = document;
  return electrodeCase === undefined
    ? document
    : { ...document, electrodeCase: change(electrodeCase) };
}
