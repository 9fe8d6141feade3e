import { createHash } from 'node:crypto';
import { type Experiment, EXPERIMENT_FORMAT } from '#shared/domain/experiment/experiment.ts';
import type { ExperimentDocument } from '#shared/domain/experiment/experiment-document.ts';
import { EMPTY_TEMPLATE } from '#shared/domain/experiment/import-template.ts';

/** A small measured run with its file. */
export function measured(title: string) {
  const bytes = new TextEncoder().encode('time/s,mass/mg\n0,7.2\n60,7.1\n120,7.05\n');
  const experiment: Experiment = {
    format: EXPERIMENT_FORMAT,
    title,
    source: {
      fileName: 'a.csv',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      instrument: null,
      sheet: null,
    },
    timeS: [0, 60, 120],
    massKg: [7.2e-6, 7.1e-6, 7.05e-6],
    rowsRead: 3,
    rowsRejected: [],
    understood: [],
    warnings: [],
  };
  const document: ExperimentDocument = {
    kind: 'experiment',
    title,
    template: EMPTY_TEMPLATE,
    sample: { electrode: '', loading: '', instrument: '', operator: '', date: '', note: '' },
    corrections: [],
  };
  return { document, raw: { name: 'a.csv', bytes }, experiment };
}
