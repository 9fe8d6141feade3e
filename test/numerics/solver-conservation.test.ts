import { describe } from 'vitest';
import { conservationAtJumps, conservationPerStep } from './verification/conservation.ts';
import { fixedPoints, invariances } from './verification/invariances.ts';
import { itHolds } from './verification/it-holds.ts';

describe('the water balance, step by step', () => itHolds(conservationPerStep));
describe('the water balance at jumps', () => itHolds(conservationAtJumps));
describe('fixed points', () => itHolds(fixedPoints));
describe('invariances', () => itHolds(invariances));
