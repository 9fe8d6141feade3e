import type { ReadLine } from './read-line.ts';
import type { SourceLine } from './line-structure.ts';
import { lineStart } from './line-structure.ts';
import { textIssue, type TextIssue } from './text-issue.ts';

interface PointLine {
  readonly read: ReadLine;
  readonly line: SourceLine;
}

const channelKeys = ['timeS', 'temperatureK', 'pressurePa', 'vapourPressurePa'] as const;

/** Series of a profile from the lines of its points, which all give the same quantities. */
export function profileFromBlock(
  points: readonly PointLine[],
  head: SourceLine,
  issues: TextIssue[],
): Record<string, number[]> {
  const [first] = points;
  if (first === undefined) {
    const place = { line: head.number, column: head.text.length + 1 };
    issues.push(textIssue(place, '', ['points such as "10 min, 60 °C, 1 bar" on the lines below']));
    return {};
  }
  const keys = keysOf(first);
  const series: Record<string, number[]> = {};
  for (const point of points) {
    const own = keysOf(point);
    if (own.join() !== keys.join() || own[0] !== 'timeS') {
      issues.push(
        textIssue(lineStart(point.line), point.line.text.trim(), [
          own[0] === 'timeS' ? 'the same quantities as in the first point' : 'a time first',
        ]),
      );
      continue;
    }
    for (const { key, value } of point.read.clauses) {
      if (typeof value === 'number') (series[key] ??= []).push(value);
      else
        issues.push(
          textIssue(lineStart(point.line), point.line.text.trim(), ['values without names']),
        );
    }
  }
  return series;
}

function keysOf({ read }: PointLine): string[] {
  const own = read.clauses.map(({ key }): string => key);
  return channelKeys
    .filter((key) => own.includes(key))
    .concat(own.length > new Set(own).size ? ['twice' as never] : []);
}
