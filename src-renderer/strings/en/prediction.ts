/** Texts of what a fit says of another geometry. */
export const predictionStrings = {
  title: 'Prediction for the case',
  choose:
    'Choose a case under “Apply to a case” to see when it is dry, with the uncertainty of the fit.',
  loading: 'Loading the case…',
  knownFrom: 'Known values come from',
  noOther: 'no other fit',
  knownHint: 'The errors of that fit are carried on.',
  time: (target: string) => `Time to ${target}`,
  interval: (low: string, high: string) => `95 %: ${low} to ${high}`,
  notReached: 'not reached',
  noTarget: 'The case has no target content. Give it one to see the time to it.',
  times: 'Times of the case',
  timesText: (macro: string, micro: string, share: string) =>
    `tau_macro ${macro}, tau_micro ${micro}, beta ${share}`,
  statements: 'Scaled and assumed',
  chart: 'Predicted water content',
  total: 'prediction, 95 %',
  axis: (unit: string) => `water content / ${unit}`,
  ofStart: 'start',
  description: (title: string) =>
    `Predicted water content of ${title} over time with its 95 % band from the fit.`,
  scale: 'tau_macro scales with the length',
  sampleLength: 'Sample s_ma',
  sampleLengthName: 'Transport length s_ma of the sample',
  scaledTo: (factor: string, time: string) => `· ${factor} = ${time}`,
  positiveLength: 'Allowed: a length above 0.',
  scaledFrom: (source: string, length: string) => `${source}, tau_macro scaled from ${length}`,
  take: 'Take from a fit',
  takeChoice: 'choose…',
  takeHint: 'tau_micro and beta of another fit become known values here.',
} as const;
