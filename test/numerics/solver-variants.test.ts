import { describe } from 'vitest';
import { itHolds } from './verification/it-holds.ts';
import { caseVariants, linearVariants, macroAlone } from './verification/variants.ts';

describe('shapes, films and classes', () => itHolds(linearVariants));
describe('cases with changing surroundings', () => itHolds([...caseVariants, macroAlone]));
