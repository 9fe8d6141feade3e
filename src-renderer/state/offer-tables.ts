import { csvOfTables } from '#shared/export/csv.ts';
import type { ExportedTable } from '#shared/export/exported-table.ts';
import { fileNameOf } from './file-name.ts';
import { offerFile } from '#renderer/ui/offer-file.ts';

/** Gives the user tables as one file. What writes workbooks is fetched when it is first needed. */
export async function offerTables(
  title: string,
  format: 'xlsx' | 'csv',
  tables: readonly ExportedTable[],
): Promise<void> {
  const fileName = fileNameOf(title, format, 'tables');
  if (format === 'csv') {
    offerFile({ fileName, bytes: new TextEncoder().encode(csvOfTables(tables)) });
    return;
  }
  const { workbookOf } = await import('#shared/export/workbook.ts');
  offerFile({ fileName, bytes: workbookOf(tables) });
}
