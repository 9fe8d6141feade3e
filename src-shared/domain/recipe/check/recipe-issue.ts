/** What is wrong or doubtful about a recipe, at a key path such as `steps[2].end`. */
export interface RecipeIssue {
  /** An error keeps the recipe from being run; a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly path: string;
  readonly message: string;
}

export function error(path: string, message: string): RecipeIssue {
  return { severity: 'error', path, message };
}

export function warning(path: string, message: string): RecipeIssue {
  return { severity: 'warning', path, message };
}
