/** Texts of the diffusion-time explorer. */
export const explorerStrings = {
  title: 'Diffusion-time explorer',
  ratio: 'Diffusion times',
  ratioSymbol: 'τ_micro/τ_macro',
  beta: 'Water on the micro scale',
  betaSymbol: 'β',
  chart: 'Drying curve',
  xAxis: 't / τ_macro',
  yAxis: 'water content / of start',
  both: 'two scales',
  macroOnly: 'macro only',
  microOnly: 'micro only',
  map: 'Regime map',
  mapHint:
    'Click or use the arrow keys. Solid: largest error of one scale alone (orange: macro only, ' +
    'blue: micro only; thick: 10 %, where it controls). Dotted: micro share of the mean drying time.',
  mapCases: 'Cases on the map',
  mapColumns: [
    'tau_micro/tau_macro',
    'beta',
    'largest error, macro only',
    'largest error, micro only',
  ],
  computing: (percent: string) => `error lines: ${percent}`,
  regions: { macro: 'macro controls', both: 'both', micro: 'micro controls' },
  description: 'Two-scale drying curve and both one-scale limits over time in τ_macro.',
};
