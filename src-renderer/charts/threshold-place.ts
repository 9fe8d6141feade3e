/** A place in a drawing, px; y goes down. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Where words stand at a horizontal line. */
export interface WordsPlace {
  readonly side: 'start' | 'end';
  readonly above: boolean;
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Words beside a line: its height, and the size of its words, px. */
export interface LineWords {
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly side: WordsPlace['side'];
}

/** Points that are looked at between two of a curve; another line below the words counts as many. */
const between = 8;

/**
 * Places for words at horizontal lines where the fewest parts of curves lie below them: at the start
 * or the end, above or under their line, inside the plot, and not over each other. The side that is
 * asked for is taken where both are as good.
 */
export function wordsPlaces(
  plot: Area,
  curves: readonly (readonly Pixel[])[],
  lines: readonly LineWords[],
): WordsPlace[] {
  const points = curves.flatMap(densePoints);
  const taken: Area[] = [];
  return lines.map((line) => {
    const sides = line.side === 'end' ? (['end', 'start'] as const) : (['start', 'end'] as const);
    const choices = sides.flatMap((side) =>
      [true, false].map((above) => {
        const place = { side, above };
        const area = areaOf(place, line, plot);
        const isOutside = area.top < plot.top || area.bottom > plot.bottom;
        const covered = points.filter(({ x, y }) => isInside(x, y, area)).length;
        const crossed = lines.filter(
          (one) => one !== line && one.y > area.top && one.y < area.bottom,
        ).length;
        const over = taken.filter((one) => overlap(one, area)).length;
        return {
          place,
          area,
          cost: covered + between * crossed + points.length * (over + (isOutside ? 2 : 0)),
        };
      }),
    );
    const best = choices.reduce((least, one) => (one.cost < least.cost ? one : least));
    taken.push(best.area);
    return best.place;
  });
}

function areaOf({ side, above }: WordsPlace, { y, width, height }: LineWords, plot: Area): Area {
  const left = side === 'start' ? plot.left : plot.right - width;
  const top = above ? y - height : y;
  return { left, right: left + width, top, bottom: top + height };
}

function densePoints(curve: readonly Pixel[]): Pixel[] {
  return curve.slice(1).flatMap((to, k) => {
    const from = curve[k] ?? to;
    return Array.from({ length: between }, (_, part) => {
      const share = part / between;
      return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    });
  });
}

const isInside = (x: number, y: number, area: Area): boolean =>
  x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;

const overlap = (a: Area, b: Area): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
