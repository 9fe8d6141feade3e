import type { Storage } from '#main/storage/open-storage.ts';
import { documentOfShippedCase } from '#shared/domain/project/case-document.ts';
import type { ShippedCase } from '#shared/domain/case/shipped-cases.ts';
import type { RunService } from './run-service.ts';

/** The paper's cases as a project, each with a run, so that the first start has something to show. */
export function createExampleProject(
  storage: Storage,
  runs: RunService,
  shippedCases: readonly ShippedCase[],
): void {
  const { projectId } = storage.projects.create('Two-Scale-Model paper');
  for (const shipped of shippedCases) {
    const created = storage.cases.create(projectId, documentOfShippedCase(shipped));
    if (created) runs.start(created.caseId, {});
  }
}
