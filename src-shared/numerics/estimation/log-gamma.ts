// Lanczos approximation with g = 607/128; coefficients of P. Godfrey (2001), relative error 1e-15.
const SHIFT = 607 / 128;
const COEFFICIENTS = [
  0.99999999999999709182, 57.156235665862923517, -59.597960355475491248, 14.136097974741747174,
  -0.49191381609762019978, 0.33994649984811888699e-4, 0.46523628927048575665e-4,
  -0.98374475304879564677e-4, 0.15808870322491248884e-3, -0.21026444172410488319e-3,
  0.2174396181152126432e-3, -0.16431810653676389022e-3, 0.84418223983852743293e-4,
  -0.2619083840158140867e-4, 0.36899182659531622704e-5,
];

/** ln Gamma(x) for x > 0. */
export function logGamma(x: number): number {
  const sum = COEFFICIENTS.reduce((total, c, k) => total + (k === 0 ? c : c / (x + k)), 0);
  const base = x + SHIFT + 0.5;
  return (x + 0.5) * Math.log(base) - base + Math.log((Math.sqrt(2 * Math.PI) * sum) / x);
}
