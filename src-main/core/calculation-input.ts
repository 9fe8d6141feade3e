import type { Storage } from '#main/storage/open-storage.ts';
import type { CalculationRequest } from '#shared/contract/calculations.ts';
import { hashExperiment } from '#shared/domain/experiment/hash-experiment.ts';
import { recipeCaseOf } from '#shared/domain/project/recipe-case-of.ts';
import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { describeTextIssue } from '#shared/domain/recipe/language/text-issue.ts';
import { hashRecipeRun } from '#shared/simulation/recipe/hash-recipe-run.ts';
import { ContractFault } from './contract-fault.ts';
import { fittedExperiment } from './fitted-experiment.ts';
import { requireFound } from './handlers/require-found.ts';
import { jointFitInput } from './joint-fit-input.ts';
import type { ResolvedCalculation } from './resolved-calculation.ts';

/**
 * Everything that a request stands for, by value.
 * @throws ContractFault where something is not there, or a recipe is not one
 */
export function calculationInput(
  request: CalculationRequest,
  storage: Storage,
): ResolvedCalculation {
  switch (request.kind) {
    case 'recipe':
      return recipeInput(request, storage);
    case 'fit':
      return fitInput(request, storage);
    case 'joint-fit':
      return jointFitInput(request, storage);
  }
}

function fitInput(
  { documentId, request }: Extract<CalculationRequest, { kind: 'fit' }>,
  storage: Storage,
): ResolvedCalculation {
  const { title, experiment } = fittedExperiment(documentId, storage);
  return {
    title: `${request.model} · ${title}`.slice(0, 200),
    input: { kind: 'fit', experiment, request },
    inputHash: hashExperiment(experiment),
  };
}

function recipeInput(
  { documentId, caseId }: Extract<CalculationRequest, { kind: 'recipe' }>,
  { documents, cases }: Storage,
): ResolvedCalculation {
  const found = documents.get(documentId)?.document;
  const document = requireFound('recipe', found?.kind === 'recipe' ? found : undefined);
  const { document: caseDocument } = requireFound('case', cases.get(caseId));
  const read = parseRecipeText(document.text);
  if (!read.ok) {
    const [first] = read.issues;
    const reason = first === undefined ? '' : ` ${describeTextIssue(first)}`;
    throw new ContractFault('INPUT_INVALID', `The recipe “${document.title}” is not run.${reason}`);
  }
  const recipeCase = recipeCaseOf(caseDocument);
  const { title } = recipeCase;
  const { recipe } = read;
  const error = checkRecipe(recipe, recipeCase).find(({ severity }) => severity === 'error');
  if (error) {
    throw new ContractFault(
      'INPUT_INVALID',
      `The recipe is not run on “${title}”: ${error.message}`,
    );
  }
  return {
    title: `${recipe.title} · ${title}`.slice(0, 200),
    input: { kind: 'recipe', recipe, recipeCase },
    inputHash: hashRecipeRun(recipe, recipeCase),
  };
}
