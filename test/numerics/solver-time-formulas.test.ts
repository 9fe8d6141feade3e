import { describe, expect, it } from 'vitest';
import {
  errorConstant,
  kappaGamma,
  stepChangeMatrix,
} from '#shared/numerics/time/ndf-coefficients.ts';

const orders = [1, 2, 3, 4, 5];

/** Backward differences 0 .. count of y at t with step h. */
function differences(y: (t: number) => number, t: number, h: number, count: number): number[] {
  let row = Array.from({ length: count + 1 }, (_, k) => y(t - k * h));
  const result = [row[0]!];
  for (let q = 1; q <= count; q++) {
    row = row.slice(1).map((older, k) => row[k]! - older);
    result.push(row[0]!);
  }
  return result;
}

describe.each(orders)('numerical differentiation formula of order %i', (order) => {
  const [t, h] = [1, 0.1];
  const alpha = kappaGamma.alpha[order]!;
  const gamma = kappaGamma.gamma[order]!;

  /** What the formula leaves over: sum (1/m) D^m - kappa gamma D^(k+1) - h y'. */
  function remainder(power: number): number {
    const d = differences((time) => time ** power, t, h, order + 1);
    const sum = orders.slice(0, order).reduce((total, m) => total + d[m]! / m, 0);
    return sum + (alpha - gamma) * d[order + 1]! - h * power * t ** (power - 1);
  }

  it('is exact for polynomials up to its order', () => {
    for (let power = 0; power <= order; power++) expect(remainder(power)).toBeCloseTo(0, 13);
  });

  it('has the error constant that the step control uses', () => {
    // For t^(k+1) the difference of order k + 1 is constant, (k + 1)! h^(k+1).
    const power = order + 1;
    const difference = differences((time) => time ** power, t, h, power)[power]!;
    expect(-remainder(power) / difference).toBeCloseTo(errorConstant[order]!, 7);
  });

  it('keeps the interpolating polynomial when the step changes', () => {
    const y = (time: number) => time ** order - 2 * time + 0.3;
    const factor = 0.37;
    const old = differences(y, t, h, order);
    const matrix = stepChangeMatrix(order, factor).slice();
    const expected = differences(y, t, h * factor, order);
    for (let b = 1; b <= order; b++) {
      let value = 0;
      for (let a = 1; a <= order; a++) value += matrix[a * 6 + b]! * old[a]!;
      expect(value).toBeCloseTo(expected[b]!, 12);
    }
  });
});
