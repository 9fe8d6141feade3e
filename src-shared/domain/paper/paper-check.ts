/**
 * What became of a statement of the paper:
 * - reproduced: it follows from the stated values alone;
 * - assumed: it holds, but with values that the paper does not state;
 * - not reproducible: it needs data that are not available;
 * - not reproduced: it could be checked and does not hold, which is a defect.
 */
export type Verdict = 'reproduced' | 'assumed' | 'not reproducible' | 'not reproduced';

export interface PaperCheck {
  /** figure of the paper, such as "4" or "5a" */
  readonly figure: string;
  /** what the paper says, in other words */
  readonly statement: string;
  /** what was found, with numbers */
  readonly measured: string;
  /** what the numbers had to be for the statement to hold */
  readonly criterion: string;
  readonly verdict: Verdict;
  /** why it is only assumed or not reproducible; empty otherwise */
  readonly reason: string;
}

interface Checked {
  readonly figure: string;
  readonly statement: string;
  readonly measured: string;
  readonly criterion: string;
  readonly holds: boolean;
  /** which assumed values the statement depends on, if any */
  readonly assumed?: string;
}

/** A check with the verdict that follows from whether it holds and what it rests on. */
export function checked({ holds, assumed = '', ...rest }: Checked): PaperCheck {
  const verdict = !holds ? 'not reproduced' : assumed === '' ? 'reproduced' : 'assumed';
  return { ...rest, verdict, reason: assumed };
}

/** A statement that cannot be checked. */
export function notReproducible(figure: string, statement: string, reason: string): PaperCheck {
  return { figure, statement, measured: '–', criterion: '–', verdict: 'not reproducible', reason };
}
