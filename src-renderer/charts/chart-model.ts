/** Colours a chart may use; each is a token of tokens.css without its dashes. */
export const chartColours = [
  'total',
  'macro',
  'micro',
  'muted',
  'grid',
  'line-strong',
  'surface',
  'text',
  'good',
  'run-1',
  'run-2',
  'run-3',
  'run-4',
  'run-5',
  'run-6',
  'run-7',
  'run-8',
] as const;

export type ChartColour = (typeof chartColours)[number];

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly colour: ChartColour;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Line width in px; at most one series of a chart is thicker than 2. */
  readonly width: number;
  readonly dash?: readonly number[];
  /** Hollow markers at the points: measured values; a line too where its width is not 0. */
  readonly markers?: boolean;
  /** Half the length of a vertical bar at each point, such as a standard deviation. */
  readonly errors?: ArrayLike<number>;
  /** Lower and upper end of a band of the same colour around the line. */
  readonly band?: { readonly min: ArrayLike<number>; readonly max: ArrayLike<number> };
}

export interface ChartAxis {
  /** A value of the axis in words, for the hover; by default the number. */
  readonly inWords?: (value: number) => string;
  /** With the unit, e.g. "time / min". */
  readonly title: string;
  readonly scale: 'linear' | 'log';
  readonly min?: number;
  readonly max?: number;
  /** Room for title and labels in px, so that charts above each other share their times. */
  readonly roomPx?: number;
  /** Distance of the labels, where the automatic one is not wanted. */
  readonly step?: number;
}

/** A thin horizontal line with its words in the legend. */
export interface ChartThreshold {
  readonly value: number;
  readonly label: string;
  /** End of the line where its words have room; the right one by default. */
  readonly side?: 'start' | 'end';
}

/** A part of the x axis with a name, such as a step of a recipe. */
export interface ChartBand {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** All that a chart, its table and its exports show: one model, so that they cannot disagree. */
export interface ChartModel {
  readonly title: string;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly series: readonly ChartSeries[];
  /** Strength 0..1 over x, drawn as a strip of colour along the x axis. */
  readonly strip?: {
    readonly colour: ChartColour;
    readonly x: ArrayLike<number>;
    readonly strength: ArrayLike<number>;
  };
  /** Part of the x axis that is shaded, such as the range of the data. */
  readonly shaded?: readonly [from: number, to: number];
  /** Parts that follow each other, divided by thin lines; a name is left out where it has no room. */
  readonly bands?: readonly ChartBand[];
  readonly thresholds?: readonly ChartThreshold[];
  /** A thin vertical line with its words, such as the start of the drying. */
  readonly vertical?: { readonly value: number; readonly label: string };
  /** Nothing to tell apart: the title says what the curve is. */
  readonly withoutLegend?: boolean;
  /** One or two sentences for those who cannot see the picture. */
  readonly description: string;
}
