import { Chart } from 'chart.js';
import { offerBlob, saveText } from '#renderer/ui/offer-file.ts';
import { csvText } from '#shared/export/csv.ts';
import type { ChartModel } from './chart-model.ts';
import { seriesTable } from './series-table.ts';

/** The model's table as CSV: point as decimal sign, all digits, one header line with the units. */
export function chartCsv(model: ChartModel): string {
  const { columns, rows } = seriesTable(model);
  const header = columns.map((name, index) => (index === 0 ? name : `${name} (${model.y.title})`));
  return csvText([header, ...rows]);
}

/** Pixels of a picture per pixel of the page. */
export const pictureRatio = 2;

/** Saves a picture of a chart, on the colour of the card that it lies on. */
export function savePicture(canvas: HTMLCanvasElement, background: string, name: string): void {
  const chart = Chart.getChart(canvas);
  const ratio = chart?.options.devicePixelRatio;
  if (chart) {
    chart.options.devicePixelRatio = pictureRatio;
    chart.resize();
  }
  const picture = document.createElement('canvas');
  picture.width = canvas.width;
  picture.height = canvas.height;
  const context = picture.getContext('2d');
  if (!context) return;
  context.fillStyle = background;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(canvas, 0, 0);
  if (chart) {
    if (ratio === undefined) delete chart.options.devicePixelRatio;
    else chart.options.devicePixelRatio = ratio;
    chart.resize();
  }
  saveCanvas(picture, `${name}.png`);
}

export function saveCanvas(canvas: HTMLCanvasElement, fileName: string): void {
  canvas.toBlob((blob) => {
    if (blob) offerBlob(blob, fileName);
  }, 'image/png');
}

export function saveCsv(model: ChartModel, name: string): void {
  saveText(chartCsv(model), `${name}.csv`);
}
