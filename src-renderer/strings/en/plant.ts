/** Texts of the rates of a plant. */
export const plantStrings = {
  document: 'Plant',
  title: 'Plant and rates',
  hint: 'Energy, gas and cost of the recipes follow from these; they are kept with the project.',
  edit: (name: string) => `plant: ${name}`,
  field: (name: string, unit: string) => (unit === '1' ? name : `${name} / ${unit}`),
  currency: 'currency',
  assumed: 'assumed',
  own: 'own value',
  fromCase: 'from the case',
  fromCaseTitle:
    'Isosteric heat where the isotherms move with the temperature, else heat of evaporation',
  useOwn: 'Use an own value',
  reset: (name: string) => `Take back the own value: ${name}`,
  count: (assumed: number) =>
    assumed === 0
      ? 'no rate is assumed'
      : assumed === 1
        ? '1 rate is assumed'
        : `${assumed} rates are assumed`,
  currencyProblem: 'The currency has three capital letters, such as EUR.',
};

/** Texts of files for other programs. */
export const exportStrings = {
  group: 'Export',
  xlsx: 'XLSX',
  csv: 'CSV',
  xlsxTitle: (what: string) => `Save ${what} as a workbook (.xlsx)`,
  csvTitle: (what: string) => `Save ${what} as CSV`,
  comparison: 'the comparison',
  run: 'the shown run',
  comparisonFile: 'Recipe comparison',
};
