import type { Storage } from '#main/storage/open-storage.ts';
import type { CalculationRequest } from '#shared/contract/calculations.ts';
import { hashExperiment } from '#shared/domain/experiment/hash-experiment.ts';
import type { CaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { recipeCaseOf } from '#shared/domain/project/recipe-case-of.ts';
import { checkRecipe } from '#shared/domain/recipe/check/check-recipe.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { describeTextIssue } from '#shared/domain/recipe/language/text-issue.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import type { RecipeCase } from '#shared/domain/recipe/recipe-case.ts';
import { poseQuestion } from '#shared/domain/study/pose-question.ts';
import type { Question } from '#shared/domain/study/question.ts';
import { hashRecipeRun } from '#shared/simulation/recipe/hash-recipe-run.ts';
import { hashStudy } from '#shared/simulation/sweep/hash-plan.ts';
import { ContractFault } from './contract-fault.ts';
import { fittedExperiment } from './fitted-experiment.ts';
import type { StudyInput } from './studies/study.ts';
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
    case 'question':
      return questionInput(request, storage);
    case 'robust':
    case 'optimum':
    case 'shortest':
    case 'sweep':
      return studyInput(request, storage);
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

/** The recipe and the case of a request as they are stored. */
function recipeAndCase(
  { documentId, caseId }: Extract<CalculationRequest, { caseId: string }>,
  { documents, cases }: Storage,
) {
  const found = documents.get(documentId)?.document;
  const document = requireFound('recipe', found?.kind === 'recipe' ? found : undefined);
  const { document: caseDocument } = requireFound('case', cases.get(caseId));
  const read = parseRecipeText(document.text);
  if (!read.ok) {
    const [first] = read.issues;
    const reason = first === undefined ? '' : ` ${describeTextIssue(first)}`;
    throw new ContractFault('INPUT_INVALID', `The recipe “${document.title}” is not run.${reason}`);
  }
  return { recipe: read.recipe, caseDocument };
}

/** @throws ContractFault where a recipe cannot act on a case */
function refuseErrors(recipe: Recipe, recipeCase: RecipeCase): void {
  const error = checkRecipe(recipe, recipeCase).find(({ severity }) => severity === 'error');
  if (error === undefined) return;
  throw new ContractFault(
    'INPUT_INVALID',
    `The recipe is not run on “${recipeCase.title}”: ${error.message}`,
  );
}

function recipeInput(
  request: Extract<CalculationRequest, { kind: 'recipe' }>,
  storage: Storage,
): ResolvedCalculation {
  const { recipe, caseDocument } = recipeAndCase(request, storage);
  const recipeCase = recipeCaseOf(caseDocument);
  refuseErrors(recipe, recipeCase);
  return {
    title: titleOf(recipe, recipeCase),
    input: { kind: 'recipe', recipe, recipeCase },
    inputHash: hashRecipeRun(recipe, recipeCase),
  };
}

function questionInput(
  request: Extract<CalculationRequest, { kind: 'question' }>,
  storage: Storage,
): ResolvedCalculation {
  const { question } = request;
  const { recipe, caseDocument } = recipeAndCase(request, storage);
  const recipeCase = recipeCaseOf(caseDocument);
  refuseErrors(posedRecipe(recipe, question), recipeCase);
  const input = { kind: 'question', recipe, recipeCase, question } as const;
  return { title: titleOf(recipe, recipeCase), input, inputHash: hashStudy(input) };
}

function posedRecipe(recipe: Recipe, question: Question): Recipe {
  try {
    return poseQuestion(recipe, question).recipe;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ContractFault('INPUT_INVALID', `The question is not asked. ${error.message}`);
  }
}

function studyInput(
  request: Extract<CalculationRequest, { kind: StudyInput['kind'] }>,
  storage: Storage,
): ResolvedCalculation {
  const { recipe, caseDocument } = recipeAndCase(request, storage);
  const recipeCase = recipeCaseOf(caseDocument);
  refuseErrors(recipe, recipeCase);
  const input = studyInputOf(request, { recipe, caseDocument });
  return { title: titleOf(recipe, recipeCase), input, inputHash: hashStudy(input) };
}

function studyInputOf(
  request: Extract<CalculationRequest, { kind: StudyInput['kind'] }>,
  on: { readonly recipe: Recipe; readonly caseDocument: CaseDocument },
): StudyInput {
  if (request.kind === 'sweep') return { kind: 'sweep', ...on, plan: request.plan };
  const { settings } = request;
  if (request.kind === 'robust') return { kind: 'robust', ...on, settings };
  const { name, from, to } = request;
  if (request.kind === 'optimum') return { kind: 'optimum', ...on, settings, name, from, to };
  return { kind: 'shortest', ...on, settings, name, from, to, within: request.within };
}

function titleOf(recipe: Recipe, recipeCase: RecipeCase): string {
  return `${recipe.title} · ${recipeCase.title}`.slice(0, 200);
}
