import { toJsonSchema } from '@valibot/to-json-schema';
import { transportCaseSchema } from '#shared/domain/case/transport-case.ts';
import { correctionsSchema } from '#shared/domain/experiment/corrections/corrections.ts';
import { experimentSchema } from '#shared/domain/experiment/experiment.ts';
import { importTemplateSchema } from '#shared/domain/experiment/import-template.ts';
import { fitBundleSchema } from '#shared/domain/fit/fit-bundle.ts';
import { fitPlanSchema } from '#shared/domain/fit/fit-plan.ts';
import { fitRecordSchema } from '#shared/domain/fit/fit-record.ts';
import { jointFitRecordSchema } from '#shared/domain/fit/joint-fit-record.ts';
import { predictionRecordSchema } from '#shared/domain/fit/prediction-record.ts';
import { materialSetSchema } from '#shared/domain/material/material-set.ts';
import { caseFileSchema } from '#shared/domain/project/case-file.ts';
import { plantSchema } from '#shared/domain/recipe/plant/plant.ts';
import { recipeSchema } from '#shared/domain/recipe/recipe.ts';
import { recipeResultSchema } from '#shared/domain/recipe/recipe-result.ts';
import { resultRecordSchema } from '#shared/domain/run/result.ts';
import { sweepPlanSchema } from '#shared/domain/sweep/sweep-plan.ts';
import { EXIT } from './refusal.ts';

const schemas = {
  transport: transportCaseSchema,
  case: caseFileSchema,
  result: resultRecordSchema,
  material: materialSetSchema,
  recipe: recipeSchema,
  'recipe-result': recipeResultSchema,
  experiment: experimentSchema,
  'import-template': importTemplateSchema,
  corrections: correctionsSchema,
  fit: fitRecordSchema,
  'fit-plan': fitPlanSchema,
  'fit-bundle': fitBundleSchema,
  'joint-fit': jointFitRecordSchema,
  prediction: predictionRecordSchema,
  plant: plantSchema,
  sweep: sweepPlanSchema,
} as const;

export type SchemaName = keyof typeof schemas;
export const SCHEMA_NAMES = Object.keys(schemas) as SchemaName[];

/** JSON Schema of a file format. */
export function publishedSchema(name: SchemaName): object {
  // As a file is written: keys with a default may be left out, spaces around a name are taken off.
  return toJsonSchema(schemas[name], {
    typeMode: 'input',
    errorMode: 'throw',
    ignoreActions: ['trim'],
  });
}

/**
 * Prints the JSON Schema of a file format.
 * @returns the exit code
 */
export function schemaCommand(name: SchemaName): number {
  process.stdout.write(`${JSON.stringify(publishedSchema(name), null, 2)}\n`);
  return EXIT.done;
}
