import { describe } from 'vitest';
import { exactNonlinear } from './verification/exact-nonlinear.ts';
import { itHolds } from './verification/it-holds.ts';
import { secondSolution } from './verification/second-solution.ts';
import { steepFront } from './verification/steep-front.ts';

describe('exact nonlinear solutions under T(t)', () => itHolds(exactNonlinear));
describe('an independent solution on the same mesh', () => itHolds(secondSolution));
describe('the front of a favourable isotherm', () => itHolds([steepFront]));
