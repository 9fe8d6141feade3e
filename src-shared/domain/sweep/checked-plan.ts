import { schemaFromParser } from '#shared/domain/case/schema-from-parser.ts';
import { parseSweepPlan } from './sweep-plan.ts';

/** A plan whose axes go together. */
export const checkedPlanSchema = schemaFromParser(parseSweepPlan);
