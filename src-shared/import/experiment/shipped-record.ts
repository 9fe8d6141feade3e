import { EMPTY_TEMPLATE } from '#shared/domain/experiment/import-template.ts';
import type { ImportedExperiment } from './experiment-outcome.ts';
import { openExperiment, readExperiment } from './read-experiment.ts';

/**
 * Reads a record that comes with the program and leaves nothing open.
 * @throws Error when it cannot be read, which means a damaged installation
 */
export function shippedRecord(bytes: Uint8Array, fileName: string): ImportedExperiment {
  const opened = openExperiment(bytes, fileName);
  if (opened.kind === 'read') {
    const reading = readExperiment(opened.value, EMPTY_TEMPLATE);
    let next = reading.next();
    while (next.done !== true) next = reading.next();
    if (next.value.kind === 'read') return next.value.value;
  }
  throw new Error(`The shipped record ${fileName} cannot be read: the installation is damaged.`);
}
