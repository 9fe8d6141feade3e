import { createHash } from 'node:crypto';
import initial from './migrations/0001_initial.sql?raw';
import materialSetDocuments from './migrations/0002_material_set_documents.sql?raw';
import documentsAndCalculations from './migrations/0003_documents_and_calculations.sql?raw';

/** One step of the schema. A released one is never changed: the next one has the next number. */
export interface Migration {
  /** `NNNN_name`, without gaps from 0001 on. */
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_material_set_documents', sql: materialSetDocuments },
  { name: '0003_documents_and_calculations', sql: documentsAndCalculations },
];

/** Finds a released migration that was changed afterwards. */
export function migrationHash({ sql }: Migration): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}
