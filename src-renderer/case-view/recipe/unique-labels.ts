/** Labels in their order; what would stand there again gets a number: "A", "A (2)", "A (3)". */
export function uniqueLabels(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let unique = label;
    for (let count = 2; taken.has(unique); count++) unique = `${label} (${count})`;
    taken.add(unique);
    return unique;
  });
}
