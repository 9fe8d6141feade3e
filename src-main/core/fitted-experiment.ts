import type { Storage } from '#main/storage/open-storage.ts';
import { correctedExperiment } from '#shared/domain/experiment/corrections/corrected-experiment.ts';
import type { Experiment } from '#shared/domain/experiment/experiment.ts';
import { ContractFault } from './contract-fault.ts';
import { requireFound } from './handlers/require-found.ts';

/**
 * A stored experiment with its corrections applied.
 * @throws ContractFault where it is not there, or its corrections are not possible
 */
export function fittedExperiment(
  documentId: string,
  { documents, experiments }: Storage,
): { readonly title: string; readonly experiment: Experiment } {
  const found = documents.get(documentId)?.document;
  const document = requireFound('experiment', found?.kind === 'experiment' ? found : undefined);
  const data = requireFound('experiment', experiments.data(documentId));
  const corrected = correctedExperiment(data, document.corrections);
  if (corrected.ok) return { title: document.title, experiment: corrected.value };
  const { step, message } = corrected.issue;
  const place = step === null ? '' : ` in correction ${step + 1}`;
  throw new ContractFault('INPUT_INVALID', `“${document.title}” is not fitted${place}: ${message}`);
}
