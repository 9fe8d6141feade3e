import { describe } from 'vitest';
import { itHolds } from './verification/it-holds.ts';
import {
  finiteVolumeOrders,
  spectralDecay,
  toleranceProportionality,
} from './verification/orders.ts';

describe('finite volumes are of second order', () => itHolds(finiteVolumeOrders));
describe('spectral elements gain digits', () => itHolds(spectralDecay));
describe('the time error follows the tolerance', () => itHolds([toleranceProportionality]));
