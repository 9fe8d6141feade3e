/** Part `index` (from 1) of `count` parts of the rows of a plan. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Whether a row belongs to a part: row r of n parts belongs to part r mod n + 1, on any machine. */
export function isInShard(row: number, { index, count }: Shard): boolean {
  return row % count === index - 1;
}

/** Reads "2/8"; undefined where it is none. */
export function readShard(text: string): Shard | undefined {
  const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(text.trim()) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}
