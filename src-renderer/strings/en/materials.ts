/** Texts of material sets. */
export const materials = {
  restoredVersion: (position: number) => `Back to version ${position}`,
  deleted: (count: number) =>
    count === 1 ? '1 material set was deleted.' : `${count} material sets were deleted.`,
} as const;
