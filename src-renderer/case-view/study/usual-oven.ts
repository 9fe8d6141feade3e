/** How far an oven is usually off: assumed, until somebody has measured it. */
export const usualOven = {
  ovenTemperatureSdK: 2,
  pressureFactor95: 1.3,
  dewPointSdK: 3,
} as const;
