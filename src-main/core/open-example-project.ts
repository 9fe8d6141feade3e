import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Storage } from '#main/storage/open-storage.ts';
import { packExperiment } from '#shared/contract/experiment-bytes.ts';
import type { Project } from '#shared/contract/projects.ts';
import type { ExperimentDocument } from '#shared/domain/experiment/experiment-document.ts';
import {
  type ExampleExperiment,
  exampleProjects,
  type ExampleProjectId,
} from '#shared/domain/project/example-projects.ts';
import { parseCaseDocument } from '#shared/domain/project/parse-case-document.ts';
import { shippedRecord } from '#shared/import/experiment/shipped-record.ts';

/**
 * Stores a project that comes with the program as a new one.
 * @throws Error when a file of it is not valid, which means a damaged installation
 */
export function openExampleProject(
  storage: Storage,
  examplesFolder: string,
  id: ExampleProjectId,
): Project {
  const { title, cases, experiments } = exampleProjects[id];
  const fileOf = (name: string): Buffer => readFileSync(join(examplesFolder, id, name));
  // Everything is read before anything is stored.
  const documents = cases.map((name) => {
    const parsed = parseCaseDocument(fileOf(name).toString('utf8'));
    if (parsed.ok) return parsed.value;
    throw new Error(`The shipped case ${name} is damaged: ${parsed.issues[0]?.message ?? ''}`);
  });
  const records = experiments.map((one) => imported(one, fileOf(one.file)));
  const project = storage.projects.create(title);
  for (const document of documents) storage.cases.create(project.projectId, document);
  for (const { document, raw, experiment } of records) {
    storage.experiments.create(project.projectId, document, raw, packExperiment(experiment));
  }
  return storage.projects.get(project.projectId) ?? project;
}

function imported({ file, title, sample }: ExampleExperiment, bytes: Uint8Array) {
  const { experiment, template } = shippedRecord(bytes, file);
  const document: ExperimentDocument = {
    kind: 'experiment',
    title,
    template,
    sample,
    corrections: [],
  };
  return { document, raw: { name: file, bytes }, experiment };
}
