import {
  COLUMN_ROLES,
  type ColumnRole,
  type ImportTemplate,
} from '#shared/domain/experiment/import-template.ts';
import { headedUnit, recognise } from './column-candidates.ts';
import { chooseTable, findTables } from './experiment-table.ts';
import { matchColumn } from './find-columns.ts';
import { recogniseInstrument } from './instruments.ts';
import type { ExperimentFile } from './read-experiment.ts';

/**
 * What is recognised of a file that leaves questions open: the template with every column that can
 * be one thing only, and its unit where the heading names it.
 */
export function recognisedTemplate(file: ExperimentFile, template: ImportTemplate): ImportTemplate {
  const chosen = chooseTable(findTables(file.opened), template.sheet, () => true);
  if (chosen.kind !== 'read') return template;
  const table = chosen.value;
  const instrument = recogniseInstrument(table);
  const taken = new Set<number>();
  const columns: Partial<Record<ColumnRole, object | null>> = { ...template.columns };
  for (const role of COLUMN_ROLES) {
    const stated = template.columns[role];
    if (stated === null) continue;
    const named = stated?.column === undefined ? null : matchColumn(table, stated.column);
    const best = named === null ? recognise(table, role, instrument, taken).best : [named];
    const [index] = best;
    if (index === undefined || best.length > 1) continue;
    taken.add(index);
    const unit = headedUnit(table, role, index);
    columns[role] = {
      column: table.labels[index] ?? '',
      ...(unit !== null && { unit }),
      ...stated,
    };
  }
  return { ...template, columns };
}
