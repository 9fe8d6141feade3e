import { formatNumber } from '#shared/units/format-number.ts';
import { escapeHtml } from './html.ts';

export interface ReportLine {
  readonly label: string;
  readonly colour: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly dash?: string;
}

export interface ReportChart {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly lines: readonly ReportLine[];
  /** A thin horizontal line with its words. */
  readonly threshold?: { readonly value: number; readonly label: string };
  readonly logarithmic?: boolean;
}

const [width, height] = [760, 250];
const margin = { left: 64, right: 16, top: 12, bottom: 40 };
/** More points than this make the file larger and no line truer. */
const mostPoints = 1500;

/** A chart as SVG, with its axis titles and a legend, for a document without scripts. */
export function lineChart(chart: ReportChart): string {
  const drawn = chart.lines.filter(({ x }) => x.length > 0);
  const usable = (value: number): boolean =>
    Number.isFinite(value) && (!chart.logarithmic || value > smallestLogged);
  const ys = drawn.flatMap(({ y }) => y.filter(usable));
  const limit = chart.threshold?.value;
  const x = axis(
    drawn.flatMap((line) => line.x),
    false,
  );
  const y = axis(limit === undefined ? ys : [...ys, limit], chart.logarithmic === true);
  const px = (value: number): number =>
    margin.left + x.share(value) * (width - margin.left - margin.right);
  const py = (value: number): number =>
    height - margin.bottom - y.share(value) * (height - margin.top - margin.bottom);
  const grid = [
    ...x.ticks.map((tick) => {
      const at = round(px(tick));
      const line = `<path d="M${at} ${margin.top}V${height - margin.bottom}" class="grid"/>`;
      return `${line}<text x="${at}" y="${height - margin.bottom + 15}" text-anchor="middle">${formatNumber(tick, 4)}</text>`;
    }),
    ...y.ticks.map((tick) => {
      const at = round(py(tick));
      const line = `<path d="M${margin.left} ${at}H${width - margin.right}" class="grid"/>`;
      return `${line}<text x="${margin.left - 6}" y="${at + 4}" text-anchor="end">${formatNumber(tick, 4)}</text>`;
    }),
  ];
  const paths = drawn.map(({ colour, dash, ...line }) => {
    const every = Math.max(1, Math.ceil(line.x.length / mostPoints));
    const points = line.x
      .map((value, index) => [value, line.y[index] ?? Number.NaN, index] as const)
      .filter(
        ([, value, index]) => usable(value) && (index % every === 0 || index === line.x.length - 1),
      )
      .map(([at, value]) => `${round(px(at))} ${round(py(value))}`);
    const dashed = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="1.6"${dashed}/>`;
  });
  const threshold =
    chart.threshold === undefined
      ? ''
      : `<path d="M${margin.left} ${round(py(chart.threshold.value))}H${width - margin.right}" class="threshold"/>` +
        `<text x="${width - margin.right}" y="${round(py(chart.threshold.value)) - 4}" text-anchor="end" class="threshold-label">${escapeHtml(chart.threshold.label)}</text>`;
  const legend = drawn
    .map(
      ({ label, colour }) =>
        `<span class="key"><svg width="18" height="8" aria-hidden="true"><path d="M0 4H18" stroke="${colour}" stroke-width="2"/></svg>${escapeHtml(label)}</span>`,
    )
    .join(' ');
  return `<figure>
<figcaption><b>${escapeHtml(chart.title)}</b> ${legend}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`${chart.title}: ${chart.yTitle} over ${chart.xTitle}`)}">
${grid.join('\n')}
${threshold}
${paths.join('\n')}
<text x="${width - margin.right}" y="${height - 6}" text-anchor="end">${escapeHtml(chart.xTitle)}</text>
<text x="${margin.left}" y="${height - 6}" text-anchor="start">↑ ${escapeHtml(chart.yTitle)}</text>
</svg>
</figure>`;
}

/** A logarithmic axis has no place for less. */
const smallestLogged = 1e-300;

const round = (value: number): number => Math.round(value * 10) / 10;

interface Axis {
  readonly ticks: readonly number[];
  /** Position from 0 at the low end to 1 at the high end. */
  share(value: number): number;
}

function axis(values: readonly number[], logarithmic: boolean): Axis {
  let low = values.reduce((least, value) => Math.min(least, value), Infinity);
  let high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  if (!(low <= high)) [low, high] = logarithmic ? [1, 10] : [0, 1];
  if (logarithmic) {
    const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high * (1 + 1e-9)))];
    const decades = Math.max(1, to - from);
    const step = Math.max(1, Math.ceil(decades / 6));
    const ticks = Array.from(
      { length: Math.floor(decades / step) + 1 },
      (_, k) => 10 ** (from + k * step),
    );
    return { ticks, share: (value) => (Math.log10(value) - from) / decades };
  }
  if (low > 0 && low < 0.6 * high) low = 0;
  const size = Math.max(Math.abs(low), Math.abs(high));
  // A constant, but for round-off.
  if (high - low <= 1e-9 * size || high - low < 1e-300) {
    const room = Math.max(1, size) / 2;
    [low, high] = [low - room, high + room];
  }
  const rough = (high - low) / 6;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * decade >= rough) ?? 10) * decade;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => (first + k) * step);
  return { ticks, share: (value) => (value - low) / (high - low) };
}
