import { pictureRatio, saveCanvas } from './export-chart.ts';

/**
 * Saves a drawing of the page as a picture, with the colours that it has on the page.
 * @param lines text to the right of the drawing, one entry a line
 */
export function saveSvgPicture(
  svg: SVGSVGElement,
  colours: { readonly surface: string; readonly text: string },
  name: string,
  lines: readonly string[] = [],
): void {
  const { width, height } = svg.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return;
  const beside = lines.length > 0 ? 280 : 0;
  canvas.width = (width + beside) * pictureRatio;
  canvas.height = height * pictureRatio;
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(pictureRatio, pictureRatio);
  context.save();
  const box = svg.viewBox.baseVal;
  if (box.width > 0) context.scale(width / box.width, height / box.height);
  for (const element of svg.querySelectorAll<SVGGraphicsElement>('path, circle, text')) {
    draw(context, element);
  }
  context.restore();
  context.fillStyle = colours.text;
  context.font = '12px sans-serif';
  for (const [index, line] of lines.entries()) context.fillText(line, width + 12, 24 + 20 * index);
  saveCanvas(canvas, `${name}.png`);
}

function draw(context: CanvasRenderingContext2D, element: SVGGraphicsElement): void {
  const style = getComputedStyle(element);
  const attribute = (key: string): number => Number(element.getAttribute(key) ?? 0);
  context.setLineDash(
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(parseFloat),
  );
  context.lineWidth = parseFloat(style.strokeWidth);
  context.strokeStyle = style.stroke;
  context.fillStyle = style.fill;
  if (element instanceof SVGTextElement) {
    const anchors = { start: 'left', middle: 'center', end: 'right' } as const;
    context.font = `${style.fontWeight} ${style.fontSize} sans-serif`;
    context.textAlign = anchors[style.textAnchor as keyof typeof anchors];
    const place = [element.textContent, attribute('x'), attribute('y')] as const;
    if (style.stroke !== 'none') context.strokeText(...place);
    context.fillText(...place);
    return;
  }
  const shape = new Path2D(element.getAttribute('d') ?? '');
  if (element instanceof SVGCircleElement) {
    shape.arc(attribute('cx'), attribute('cy'), attribute('r'), 0, 2 * Math.PI);
  }
  if (style.fill !== 'none') context.fill(shape);
  if (style.stroke !== 'none') context.stroke(shape);
}
