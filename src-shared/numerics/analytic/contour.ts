/**
 * Numerical inversion of Laplace transforms on a hyperbola around the negative real axis.
 *
 * Source: J. A. C. Weideman and L. N. Trefethen, Parabolic and hyperbolic contours for computing the
 * Bromwich integral, Math. Comp. 76 (2007) 1341-1356. With p = mu (1 + sin(i u - alpha)), mu = m N / t
 * and the midpoint rule in u with spacing h / N, the error falls by a factor of about 10 per node.
 *
 * Every quantity here is a response to a unit step, so its transform is X(p)/p with the transfer
 * function X; p t is then the same set of numbers at every time and the weights are constants.
 */
import { complexRegister, divide, setComplex, type Complex } from './complex.ts';

/** X(p): writes the transfer function at p into `out`; real on the positive axis, singular only on the negative one. */
export type TransferFunction = (out: Complex, p: Complex) => void;

// 14 nodes: truncation 1e-14, round-off e^(0.35 N) eps = 3e-14. More nodes only add round-off.
const NODES = 14;
const ALPHA = 1.172104229;
const SPACING = 1.08179214 / NODES;
const MU = 4.492075287 * NODES;

const nodeRe = new Float64Array(NODES);
const nodeIm = new Float64Array(NODES);
const weightRe = new Float64Array(NODES);
const weightIm = new Float64Array(NODES);

for (let k = 0; k < NODES; k++) {
  const u = (k + 0.5) * SPACING;
  const node: Complex = {
    re: MU * (1 - Math.sin(ALPHA) * Math.cosh(u)),
    im: MU * Math.cos(ALPHA) * Math.sinh(u),
  };
  const growth = (Math.exp(node.re) * MU * SPACING) / Math.PI;
  const tangentRe = growth * Math.cos(ALPHA) * Math.cosh(u);
  const tangentIm = growth * Math.sin(ALPHA) * Math.sinh(u);
  const weight = complexRegister();
  setComplex(
    weight,
    tangentRe * Math.cos(node.im) - tangentIm * Math.sin(node.im),
    tangentRe * Math.sin(node.im) + tangentIm * Math.cos(node.im),
  );
  divide(weight, weight, node);
  nodeRe[k] = node.re;
  nodeIm[k] = node.im;
  weightRe[k] = weight.re;
  weightIm[k] = weight.im;
}

// Below this |p tau|^2 could overflow; every response has its limit for t -> 0+ long before.
const SHORTEST_TIME_S = 1e-60;

const node = complexRegister();
const transferAtNode = complexRegister();

/**
 * What a unit step at time 0 has left to do at time `elapsedS` > 0 (s): 1 - (inverse transform of
 * X(p)/p). Absolute error about 1e-13; exact zero where X = 1 (no resistance).
 */
export function remainderAfterStep(transfer: TransferFunction, elapsedS: number): number {
  const rate = 1 / Math.max(elapsedS, SHORTEST_TIME_S);
  let remainder = 0;
  for (let k = 0; k < NODES; k++) {
    setComplex(node, nodeRe[k]! * rate, nodeIm[k]! * rate);
    transfer(transferAtNode, node);
    // 1 - X rather than X: the error then vanishes with the remainder at late times.
    remainder += weightRe[k]! * (1 - transferAtNode.re) + weightIm[k]! * transferAtNode.im;
  }
  return remainder;
}
