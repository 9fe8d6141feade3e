import type { ResultRecord } from '#shared/domain/run/result.ts';

/** Numbers of all profiles together that are kept; totals and bands are always kept whole. */
const keptNumbers = 500_000;

/** Leaves out every second profile, as often as needed, but never the first and the last. */
export function decimateFields(result: ResultRecord): ResultRecord {
  let profiles = result.profiles;
  while (profiles && profiles.length > 2 && numbersIn(profiles) > keptNumbers) {
    const last = profiles.length - 1;
    profiles = profiles.filter((_, index) => index % 2 === 0 || index === last);
  }
  if (profiles === result.profiles) return result;
  return { ...result, ...(profiles && { profiles }) };
}

function numbersIn(profiles: NonNullable<ResultRecord['profiles']>): number {
  return profiles.reduce(
    (sum, { macro, micro }) => sum + macro.length + micro.reduce((all, row) => all + row.length, 0),
    0,
  );
}
