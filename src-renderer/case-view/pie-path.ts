/** Outline of a part of the unit circle as an SVG path; parts of one, clockwise from the top. */
export function piePath(from: number, to: number): string {
  if (to - from >= 1 - 1e-9) return 'M0 -1A1 1 0 1 1 0 1A1 1 0 1 1 0 -1Z';
  const place = (part: number): string => {
    const angle = 2 * Math.PI * part;
    return `${Math.sin(angle).toFixed(5)} ${(-Math.cos(angle)).toFixed(5)}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  return `M0 0L${place(from)}A1 1 0 ${large} 1 ${place(to)}Z`;
}
