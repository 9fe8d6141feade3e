/** What was decided about a file and why, so that a person can check it. */
export interface Decision {
  readonly what: string;
  readonly decided: string;
  readonly why: string;
}

/** The answers that a person can give when a file leaves something open. */
export interface ImportAnswers {
  readonly sheet?: string;
  readonly decimal?: 'point' | 'comma';
  readonly activityColumn?: string;
  readonly loadingColumn?: string;
  readonly activityUnit?: string;
  readonly loadingUnit?: string;
}

/** What a file leaves open: `key` names the answer that settles it, `choices` its values. */
export interface Question {
  readonly key: keyof ImportAnswers;
  readonly what: string;
  readonly choices: readonly string[];
}

/** Either the data, or a question instead of a guess, or a sentence that says why not. */
export type ImportOutcome<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'refused'; readonly reason: string };

export const read = <T>(value: T): ImportOutcome<T> => ({ kind: 'read', value });

export const asked = (
  key: keyof ImportAnswers,
  what: string,
  choices: readonly string[],
): ImportOutcome<never> => ({ kind: 'question', question: { key, what, choices } });

export const refused = (reason: string): ImportOutcome<never> => ({ kind: 'refused', reason });
