import { describe } from 'vitest';
import { itHolds } from './verification/it-holds.ts';
import { crankLimits, dryingTimes } from './verification/limits.ts';

describe('one scale alone', () => itHolds(crankLimits));
describe('moments of the numerical curve', () => itHolds(dryingTimes));
