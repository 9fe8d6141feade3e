import { describe, expect, it } from 'vitest';
import { scaledBesselI } from '#shared/numerics/analytic/bessel-i.ts';
import { findMaximum } from '#shared/numerics/analytic/bracketed-maximum.ts';
import { findRoot } from '#shared/numerics/analytic/bracketed-root.ts';
import {
  complexRegister,
  divide,
  multiply,
  squareRoot,
  type Complex,
} from '#shared/numerics/analytic/complex.ts';
import { remainderAfterStep } from '#shared/numerics/analytic/contour.ts';
import { meanResponse } from '#shared/numerics/analytic/micro-response.ts';

const polar = (size: number, degrees: number): Complex => ({
  re: size * Math.cos((degrees * Math.PI) / 180),
  im: size * Math.sin((degrees * Math.PI) / 180),
});

/** dimension, |w|, angle of w in degrees, T_d(w) from 30-digit arithmetic (mpmath) */
const EXACT_RESPONSES: [1 | 2 | 3, number, number, Complex][] = [
  [1, 0.3, 0, { re: 0.9107007971231807, im: 0.0 }],
  [1, 0.3, 60, { re: 0.9453602471011485, im: -0.07634523623018492 }],
  [1, 0.3, 135, { re: 1.06948821735692, im: -0.08372296443805644 }],
  [1, 1.5, 0, { re: 0.6867130265365751, im: 0.0 }],
  [1, 1.5, 60, { re: 0.7201134820471133, im: -0.221691879887476 }],
  [1, 1.5, 135, { re: 1.1009515576528817, im: -0.6890004432015561 }],
  [1, 30, 0, { re: 0.1825678031400825, im: 0.0 }],
  [1, 30, 60, { re: 0.15808728638367514, im: -0.09129480734626534 }],
  [1, 30, 135, { re: 0.06814927358413807, im: -0.17398903029463564 }],
  [1, 390, 0, { re: 0.05063696835418333, im: 0.0 }],
  [1, 390, 60, { re: 0.04385290096535144, im: -0.025318484177091524 }],
  [1, 390, 135, { re: 0.01937790124694192, im: -0.04678245949857116 }],
  [1, 410, 0, { re: 0.04938647983247948, im: 0.0 }],
  [1, 410, 60, { re: 0.042769946138415095, im: -0.024693239916239687 }],
  [1, 410, 135, { re: 0.018899376097594938, im: -0.045627143585960386 }],
  [1, 10000.0, 0, { re: 0.01, im: 0.0 }],
  [1, 10000.0, 60, { re: 0.008660254037844387, im: -0.005 }],
  [1, 10000.0, 135, { re: 0.0038268343236508976, im: -0.009238795325112868 }],
  [2, 0.3, 0, { re: 0.9642830830646618, im: 0.0 }],
  [2, 0.3, 60, { re: 0.9804065580033475, im: -0.030856269151785874 }],
  [2, 0.3, 135, { re: 1.0264429484730135, im: -0.028459669461121714 }],
  [2, 1.5, 0, { re: 0.8497764041167531, im: 0.0 }],
  [2, 1.5, 60, { re: 0.8931052565029826, im: -0.1238289174929965 }],
  [2, 1.5, 135, { re: 1.1203870580527893, im: -0.18718323266948023 }],
  [2, 30, 0, { re: 0.32987054628322854, im: 0.0 }],
  [2, 30, 60, { re: 0.299824875728212, im: -0.15197530875752024 }],
  [2, 30, 135, { re: 0.1752816615419246, im: -0.3173252406527975 }],
  [2, 390, 0, { re: 0.09867558501913001, im: 0.0 }],
  [2, 390, 60, { re: 0.08642470047751016, im: -0.048382443525648765 }],
  [2, 390, 135, { re: 0.040598814257520155, im: -0.09176598181362758 }],
  [2, 410, 0, { re: 0.09630220602598644, im: 0.0 }],
  [2, 410, 60, { re: 0.08432123627118192, im: -0.047242764695895605 }],
  [2, 410, 135, { re: 0.039551105569378804, im: -0.08954273383737435 }],
  [2, 10000.0, 0, { re: 0.019899747460103374, im: 5.521694673931445e-89 }],
  [2, 10000.0, 60, { re: 0.01727050936034886, im: -0.009913145275037857 }],
  [2, 10000.0, 135, { re: 0.007724610258648681, im: -0.01840697815731988 }],
  [3, 0.3, 0, { re: 0.9805547898816734, im: 0.0 }],
  [3, 0.3, 60, { re: 0.9897311614139399, im: -0.016826072647360944 }],
  [3, 0.3, 135, { re: 1.014129483166346, im: -0.01472567437878808 }],
  [3, 1.5, 0, { re: 0.912424728691932, im: 0.0 }],
  [3, 1.5, 60, { re: 0.9448198691471305, im: -0.07447006333188956 }],
  [3, 1.5, 135, { re: 1.0688369043571653, im: -0.0864684806586812 }],
  [3, 30, 0, { re: 0.4477417062595148, im: 0.0 }],
  [3, 30, 60, { re: 0.4244214447467899, im: -0.1872355839238731 }],
  [3, 30, 135, { re: 0.2850505933477814, im: -0.4196523493499566 }],
  [3, 390, 0, { re: 0.1442185973702423, im: 0.0 }],
  [3, 390, 60, { re: 0.1277125490499006, im: -0.0692937186560105 }],
  [3, 390, 135, { re: 0.063573152317441, im: -0.13490809047714986 }],
  [3, 410, 0, { re: 0.14084236632670674, im: 0.0 }],
  [3, 410, 60, { re: 0.12465130182987932, im: -0.06774294850151617 }],
  [3, 410, 135, { re: 0.06187214945302974, im: -0.1317075645847234 }],
  [3, 10000.0, 0, { re: 0.0297, im: 0.0 }],
  [3, 10000.0, 60, { re: 0.02583076211353316, im: -0.014740192378864668 }],
  [3, 10000.0, 135, { re: 0.011692635005308658, im: -0.02750425394098264 }],
];

function distance(a: Complex, b: Complex): number {
  return Math.hypot(a.re - b.re, a.im - b.im);
}

describe('complex arithmetic', () => {
  it('divides and multiplies back, in place too', () => {
    for (const degrees of [0, 30, 90, 135, -170]) {
      const a = polar(3, 20);
      const b = polar(7, degrees);
      divide(a, a, b);
      multiply(a, a, b);
      expect(distance(a, polar(3, 20))).toBeLessThan(2e-15);
    }
  });

  it('takes the principal root', () => {
    for (const degrees of [0, 45, 120, 179, -60, -179]) {
      const root = complexRegister();
      squareRoot(root, polar(9, degrees));
      expect(distance(root, polar(3, degrees / 2))).toBeLessThan(2e-15);
    }
    const zero = complexRegister();
    squareRoot(zero, { re: 0, im: 0 });
    expect(zero).toEqual({ re: 0, im: 0 });
  });
});

describe('mean response of a micro domain', () => {
  it.each(EXACT_RESPONSES)(
    'dimension %d at |w| = %d, angle %d',
    (dimension, size, degrees, expected) => {
      const out = complexRegister();
      meanResponse(out, polar(size, degrees), dimension);
      expect(distance(out, expected) / Math.hypot(expected.re, expected.im)).toBeLessThan(1e-14);
      meanResponse(out, polar(size, -degrees), dimension);
      expect(distance(out, { re: expected.re, im: -expected.im })).toBeLessThan(1e-14);
    },
  );

  it.each([1, 2, 3] as const)(
    'dimension %d is continuous where the method changes',
    (dimension) => {
      const below = complexRegister();
      const above = complexRegister();
      for (const size of [1, 361, 400]) {
        for (const degrees of [0, 60, 135]) {
          meanResponse(below, polar(size * (1 - 1e-15), degrees), dimension);
          meanResponse(above, polar(size * (1 + 1e-15), degrees), dimension);
          expect(distance(below, above)).toBeLessThan(1e-14);
        }
      }
    },
  );

  it('does not overflow', () => {
    for (const dimension of [1, 2, 3] as const) {
      const out = complexRegister();
      meanResponse(out, polar(1e100, 135), dimension);
      expect(Math.hypot(out.re, out.im) / (dimension * 1e-50)).toBeCloseTo(1, 12);
      meanResponse(out, polar(1e-100, 135), dimension);
      expect(distance(out, { re: 1, im: 0 })).toBeLessThan(1e-15);
    }
  });
});

describe('scaled Bessel functions', () => {
  it('have their tabulated values at 1', () => {
    const i0 = complexRegister();
    const i1 = complexRegister();
    scaledBesselI(i0, { re: 1, im: 0 }, 0);
    scaledBesselI(i1, { re: 1, im: 0 }, 1);
    expect(i0.re).toBeCloseTo(0.46575960759364043, 15);
    expect(i1.re).toBeCloseTo(0.2079104153497085, 15);
  });

  it('agree on both sides of the change of method, up to the imaginary axis', () => {
    for (const order of [0, 1] as const) {
      for (const degrees of [0, 45, 67, 80, -80, 89]) {
        const below = complexRegister();
        const above = complexRegister();
        scaledBesselI(below, polar(20 * (1 - 1e-15), degrees), order);
        scaledBesselI(above, polar(20 * (1 + 1e-15), degrees), order);
        expect(distance(below, above)).toBeLessThan(1e-14);
      }
    }
  });
});

describe('inversion', () => {
  it('reproduces known pairs', () => {
    for (const time of [1e-9, 0.01, 1, 30]) {
      // X = 1/(1+p): step response 1 - e^-t
      const exponential = remainderAfterStep(
        (out, p) => divide(out, { re: 1, im: 0 }, { re: 1 + p.re, im: p.im }),
        time,
      );
      expect(exponential).toBeCloseTo(Math.exp(-time), 12);
    }
    // X = 1/sqrt(p): step response 2 sqrt(t/pi)
    const root = remainderAfterStep((out, p) => {
      squareRoot(out, p);
      divide(out, { re: 1, im: 0 }, out);
    }, 0.25);
    expect(1 - root).toBeCloseTo(1 / Math.sqrt(Math.PI), 12);
  });
});

describe('bracketed searches', () => {
  it('find roots to full precision, also flat and one-sided ones', () => {
    const root = (f: (x: number) => number, lower: number, upper: number): number =>
      findRoot(f, { lower, upper, valueAtLower: f(lower), valueAtUpper: f(upper) });
    expect(root((x) => x * x - 2, 0, 10)).toBeCloseTo(Math.SQRT2, 14);
    expect(root((x) => 2 - x * x, 0, 10)).toBeCloseTo(Math.SQRT2, 14);
    expect(root((x) => (x - 1) ** 3, 0, 4)).toBeCloseTo(1, 4);
    expect(root((x) => Math.exp(-x) - 1e-9, 0, 100)).toBeCloseTo(Math.log(1e9), 12);
    expect(root((x) => Math.sign(x - 0.3), 0, 1)).toBeCloseTo(0.3, 14);
  });

  it('find a root in at most a bisection and one', () => {
    let calls = 0;
    findRoot((x) => (calls++, Math.atan(1e9 * (x - 0.123))), {
      lower: 0,
      upper: 1,
      valueAtLower: -1,
      valueAtUpper: 1,
    });
    expect(calls).toBeLessThanOrEqual(52);
  });

  it('find a maximum', () => {
    const peak = findMaximum((x) => 3 - (x - 0.7) ** 2, 0, 2, 1e-6);
    expect(peak.at).toBeCloseTo(0.7, 6);
    expect(peak.value).toBeCloseTo(3, 11);
  });
});
