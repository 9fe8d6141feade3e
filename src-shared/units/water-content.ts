/** How a total water content is shown. Inside the program it is always kg per m³ of coating. */
export const contentUnits = ['wt-ppm', 'kg/kg', 'kg/m3', 'fraction'] as const;

export type ContentUnit = (typeof contentUnits)[number];

/** What a content is related to; which number is missing decides which units can be shown. */
export interface ContentBasis {
  /** Content that counts as 1, kg per m³ of coating. */
  readonly referenceKgPerM3: number;
  /** Mass of the dry coating per coating volume. */
  readonly dryCoatingDensityKgPerM3?: number | undefined;
}

/**
 * What a content relative to the reference is multiplied by to show it in `unit`.
 * @returns undefined when the basis lacks the density that wt-ppm and kg/kg need
 */
export function contentFactor(unit: ContentUnit, basis: ContentBasis): number | undefined {
  const { referenceKgPerM3, dryCoatingDensityKgPerM3 } = basis;
  switch (unit) {
    case 'fraction':
      return 1;
    case 'kg/m3':
      return referenceKgPerM3;
    case 'kg/kg':
      return dryCoatingDensityKgPerM3 === undefined
        ? undefined
        : referenceKgPerM3 / dryCoatingDensityKgPerM3;
    case 'wt-ppm':
      return dryCoatingDensityKgPerM3 === undefined
        ? undefined
        : (1e6 * referenceKgPerM3) / dryCoatingDensityKgPerM3;
  }
}
