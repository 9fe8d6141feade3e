/** How the position of a slider, 0..1, relates to its value. */
export interface SliderScale {
  position(value: number): number;
  value(position: number): number;
}

export function linearScale(minimum: number, maximum: number): SliderScale {
  return {
    position: (value) => (value - minimum) / (maximum - minimum),
    value: (position) => minimum + position * (maximum - minimum),
  };
}

/** Equal ways on the slider are equal factors; both ends have to be above 0. */
export function logScale(minimum: number, maximum: number): SliderScale {
  const low = Math.log(minimum);
  const range = Math.log(maximum) - low;
  return {
    position: (value) => (Math.log(value) - low) / range,
    value: (position) => Math.exp(low + position * range),
  };
}
