/** Sizes that a measured file may have, so that no input can ask for unbounded work or memory. */
export const IMPORT_LIMITS = {
  fileBytes: 256 * 1024 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
  columns: 1_000,
  /** more than a sheet of a workbook can have */
  rows: 2_000_000,
  /** beginning of a text by which its separator is chosen */
  sampleCharacters: 200_000,
} as const;
