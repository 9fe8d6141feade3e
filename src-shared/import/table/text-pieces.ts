export interface TextPiece {
  readonly text: string;
  /** lines before it */
  readonly linesBefore: number;
}

/** Size at which a text is cut, so that only a small part of it is split at a time. */
const PIECE_CHARACTERS = 1 << 18;
/** A quotation that is longer than this many pieces never ends: it is no quotation. */
const LONGEST_QUOTATION = 16;

/**
 * Cuts a text behind ends of lines.
 * @param keepsQuotations whether a line end between two quotation marks belongs to the quotation
 */
export function* textPieces(text: string, keepsQuotations: boolean): Generator<TextPiece> {
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  let linesBefore = 0;
  while (start < text.length) {
    let end = cutBehind(text, lineEnd, start + PIECE_CHARACTERS);
    if (keepsQuotations) end = behindQuotation(text, lineEnd, start, end);
    const piece = text.slice(start, end);
    yield { text: piece, linesBefore };
    linesBefore += lineEndsIn(piece);
    start = end;
  }
}

function cutBehind(text: string, lineEnd: string, at: number): number {
  const found = at >= text.length ? -1 : text.indexOf(lineEnd, at);
  return found < 0 ? text.length : found + 1;
}

/** The first cut from `end` on before which the quotation marks are even in number. */
function behindQuotation(text: string, lineEnd: string, start: number, end: number): number {
  const last = Math.min(text.length, start + LONGEST_QUOTATION * PIECE_CHARACTERS);
  let [cut, counted, marks] = [end, start, 0];
  for (;;) {
    marks += quotationMarksIn(text, counted, cut);
    if (marks % 2 === 0) return cut;
    if (cut >= last) return end;
    counted = cut;
    const closing = text.indexOf('"', cut);
    if (closing < 0) return end;
    cut = cutBehind(text, lineEnd, closing);
  }
}

function quotationMarksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('"', from); at >= 0 && at < to; at = text.indexOf('"', at + 1))
    count++;
  return count;
}

const lineEndsIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
