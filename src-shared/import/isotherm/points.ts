import type { RejectedRow } from '../table/measured-table.ts';
import type { Branch } from './measured-isotherm.ts';

/** A point with the numbers as they stand in the file. */
export interface RawPoint {
  readonly line: number;
  readonly activity: number;
  readonly loading: number;
  /** null: to be told by the direction of the activity */
  readonly branch: Branch | null;
}

/** Points of a table with one column of loadings for each branch: upwards, then downwards. */
export function pointsOfBothBranches(
  rows: readonly {
    readonly line: number;
    readonly activity: number | null;
    readonly adsorption: number | null;
    readonly desorption: number | null;
  }[],
): RawPoint[] {
  const of = (branch: Branch) =>
    rows
      .flatMap(({ line, activity, [branch]: loading }) =>
        activity === null || loading === null ? [] : [{ line, activity, loading, branch }],
      )
      .sort((a, b) => a.activity - b.activity);
  return [...of('adsorption'), ...of('desorption').reverse()];
}

/** What a recogniser found in a file, before units and branches are settled. */
export interface FoundPoints {
  readonly name: string;
  readonly points: readonly RawPoint[];
  readonly rejected: readonly RejectedRow[];
  readonly activityHead: { readonly name: string; readonly unit: string | null };
  readonly loadingHead: { readonly name: string; readonly unit: string | null };
}
