import type { Distribution } from '../../domain/sweep/distribution.ts';
import { normalQuantile } from '../../numerics/estimation/normal-distribution.ts';

const NORMAL_95 = 1.96;

/** Value that a distribution stays below with a probability of 0 < p < 1. */
export function quantileOf(distribution: Distribution, centre: number, p: number): number {
  switch (distribution.distribution) {
    case 'normal':
      return centre + distribution.standardDeviation * normalQuantile(p);
    case 'lognormal':
      return centre * distribution.factor95 ** (normalQuantile(p) / NORMAL_95);
    case 'uniform':
      return distribution.lower + p * (distribution.upper - distribution.lower);
    case 'log-uniform':
      return distribution.lower * (distribution.upper / distribution.lower) ** p;
  }
}
