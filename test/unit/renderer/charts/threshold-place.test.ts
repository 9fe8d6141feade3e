import { describe, expect, it } from 'vitest';
import { wordsPlaces } from '#renderer/charts/threshold-place.ts';

const plot = { left: 0, right: 400, top: 0, bottom: 200 };
const line = { y: 150, width: 120, height: 18, side: 'end' } as const;
const place = (...curves: { x: number; y: number }[][]) => wordsPlaces(plot, curves, [line])[0];

describe('words at a horizontal line', () => {
  it('stand where they are asked for when nothing is there', () => {
    expect(
      place([
        { x: 0, y: 20 },
        { x: 400, y: 60 },
      ]),
    ).toEqual({ side: 'end', above: true });
  });

  it('give way to a curve, to the other side of the line or of the plot', () => {
    // Two points far apart: also the part between them counts.
    expect(
      place([
        { x: 0, y: 140 },
        { x: 400, y: 140 },
      ]),
    ).toEqual({ side: 'end', above: false });
    const falling = [
      { x: 0, y: 0 },
      { x: 300, y: 145 },
      { x: 400, y: 155 },
    ];
    expect(place(falling)).toEqual({ side: 'start', above: true });
  });

  it('stay inside the plot and do not lie over each other', () => {
    const atTop = { ...line, y: 4 };
    expect(
      wordsPlaces(
        plot,
        [
          [
            { x: 0, y: 99 },
            { x: 9, y: 99 },
          ],
        ],
        [atTop],
      )[0],
    ).toEqual({
      side: 'end',
      above: false,
    });
    const places = wordsPlaces(
      plot,
      [
        [
          { x: 0, y: 9 },
          { x: 9, y: 9 },
        ],
      ],
      [line, { ...line, y: 155 }],
    );
    expect(places).toEqual([
      { side: 'end', above: true },
      { side: 'end', above: false },
    ]);
  });

  it('do not lie on another line where there is room', () => {
    const lines = [line, { ...line, y: 160, side: 'start' as const }];
    expect(wordsPlaces(plot, [], lines)).toEqual([
      { side: 'end', above: true },
      { side: 'start', above: false },
    ]);
  });
});
