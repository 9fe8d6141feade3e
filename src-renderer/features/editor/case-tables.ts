import { strings } from '#renderer/strings/en.ts';
import type { TransportCase } from '#shared/domain/case/transport-case.ts';
import { formatDuration } from '#shared/units/duration.ts';
import { formatNumber } from '#shared/units/format-number.ts';
import { fromSi, type Unit } from '#shared/units/quantities.ts';

export interface CaseTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The classes of transport lengths of the micro scale, where it has some. */
export function distributionTable(
  { micro }: TransportCase,
  lengthUnit: Unit,
): CaseTable | undefined {
  const classes = micro?.distribution;
  if (!classes) return undefined;
  const text = strings.editor;
  return {
    caption: text.classes(classes.length),
    columns: [text.classLength(lengthUnit.symbol), text.classShare],
    rows: classes.map(({ lengthM, share }) => [
      formatNumber(fromSi(lengthM, lengthUnit), 4),
      formatNumber(share, 4),
    ]),
  };
}

const drivingKeys = ['solidConcentrationKgPerM3', 'waterActivity', 'vapourPressurePa'] as const;

/** The later values of the surroundings, where they change during the run. */
export function changesTable({ boundary }: TransportCase): CaseTable | undefined {
  const { changes = [] } = boundary;
  if (changes.length === 0) return undefined;
  const text = strings.editor;
  const keys = drivingKeys.filter((key) => changes.some((change) => change[key] !== undefined));
  return {
    caption: text.changes,
    columns: [text.fromTime, ...keys.map((key) => text.driving[key])],
    rows: changes.map((change) => [
      formatDuration(change.timeS),
      ...keys.map((key) => formatNumber(change[key] ?? Number.NaN, 4)),
    ]),
  };
}
