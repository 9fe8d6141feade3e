import { read, type Decision, type ImportOutcome } from '../outcome.ts';
import type { Sheet } from '../table/row.ts';
import { readWorkbook } from './read-workbook.ts';
import { sniffFile } from './sniff-file.ts';

/** A file whose bytes were understood: a text, or the sheets of a workbook. */
export type OpenedFile =
  | { readonly kind: 'text'; readonly text: string; readonly decision: Decision }
  | { readonly kind: 'workbook'; readonly sheets: readonly Sheet[] };

/** Decodes a text or unpacks a workbook; refuses anything else. Never throws for any bytes. */
export function openFile(bytes: Uint8Array): ImportOutcome<OpenedFile, never> {
  const sniffed = sniffFile(bytes);
  if (sniffed.kind === 'refused') return sniffed;
  if (sniffed.kind === 'text') return read(sniffed);
  const workbook = readWorkbook(bytes);
  return workbook.kind === 'read' ? read({ kind: 'workbook', sheets: workbook.value }) : workbook;
}
