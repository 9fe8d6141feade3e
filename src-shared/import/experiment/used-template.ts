import {
  COLUMN_ROLES,
  type ColumnRole,
  type ImportTemplate,
  type TemplateColumns,
} from '#shared/domain/experiment/import-template.ts';
import type { DecimalSign } from '../table/number-text.ts';
import type { ChosenUnits } from './decide-units.ts';
import { NO_COLUMN, type TemplateKey } from './experiment-outcome.ts';
import type { FoundColumns } from './find-columns.ts';
import type { TimeRule } from './time-rule.ts';

/** Everything that was recognised or stated about a file, for others of the same kind. */
export function usedTemplate(
  stated: ImportTemplate,
  columns: FoundColumns,
  units: ChosenUnits,
  used: { sheet: string | null; decimal: DecimalSign | null; rule: TimeRule },
): ImportTemplate {
  const entries = COLUMN_ROLES.map((role) => {
    const column = columns[role];
    if (column === undefined) return [role, null];
    const unit = units[role]?.symbol;
    return [
      role,
      { ...stated.columns[role], column: column.label, ...(unit !== undefined && { unit }) },
    ];
  });
  const { sheet, decimal, rule } = used;
  return {
    ...stated,
    ...(sheet !== null && { sheet }),
    ...(decimal !== null && { decimal }),
    ...(rule.kind === 'written' && rule.dated !== 'no' && { dateOrder: rule.dateOrder }),
    columns: Object.fromEntries(entries) as TemplateColumns,
  };
}

/** The template with the answer to a question. */
export function withAnswer(
  template: ImportTemplate,
  key: TemplateKey,
  choice: string,
): ImportTemplate {
  if (!key.includes('.')) return { ...template, [key]: choice };
  const [role, what] = key.split('.') as [ColumnRole, 'column' | 'unit' | 'basis' | 'at'];
  const earlier = template.columns[role];
  const column = what === 'column' && choice === NO_COLUMN ? null : { ...earlier, [what]: choice };
  return { ...template, columns: { ...template.columns, [role]: column } };
}
