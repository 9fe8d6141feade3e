/** Texts of charts, their exports and their tables. */
export const chartStrings = {
  time: (unit: string) => `time / ${unit}`,
  table: 'Table',
  chart: 'Chart',
  csv: 'CSV',
  png: 'PNG',
  resetZoom: 'Reset zoom',
  savePng: 'Save picture (PNG, 2x)',
  saveCsv: 'Save numbers (CSV)',
  moreColumns: 'more columns →',
  tableLabel: (title: string) => `Numbers of the chart “${title}”`,
  exportLabel: (kind: string, title: string) => `Save “${title}” as ${kind}`,
  showTableLabel: (title: string) => `Show “${title}” as a table`,
  showAsTable: 'Show as table',
  showAsChart: 'Show as chart',
  menuLabel: (title: string) => `Actions for “${title}”`,
  strip: 'micro-gradient intensity',
};
