/** What was decided about a file and why, so that a person can check it. */
export interface Decision {
  readonly what: string;
  readonly decided: string;
  readonly why: string;
}

/** The answers that a person can give when a file of an isotherm leaves something open. */
export interface ImportAnswers {
  readonly sheet?: string;
  readonly decimal?: 'point' | 'comma';
  readonly activityColumn?: string;
  readonly loadingColumn?: string;
  readonly activityUnit?: string;
  readonly loadingUnit?: string;
}

/** What a file leaves open: `key` names the answer that settles it, `choices` its values. */
export interface Question<Key extends string = keyof ImportAnswers> {
  readonly key: Key;
  readonly what: string;
  readonly choices: readonly string[];
}

interface Asked<Key extends string> {
  readonly kind: 'question';
  readonly question: Question<Key>;
}

/** Either the data, or a question instead of a guess, or a sentence that says why not. */
export type ImportOutcome<T, Key extends string = keyof ImportAnswers> =
  | { readonly kind: 'read'; readonly value: T }
  | ([Key] extends [never] ? never : Asked<Key>)
  | { readonly kind: 'refused'; readonly reason: string };

export const read = <T>(value: T): ImportOutcome<T, never> => ({ kind: 'read', value });

export const asked = <Key extends string>(
  key: Key,
  what: string,
  choices: readonly string[],
): Asked<Key> => ({ kind: 'question', question: { key, what, choices } });

export const refused = (reason: string): ImportOutcome<never, never> => ({
  kind: 'refused',
  reason,
});
