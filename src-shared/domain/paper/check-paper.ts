import { checkFigure4 } from './check-figure-4.ts';
import { checkFigure5 } from './check-figure-5.ts';
import { checkFigure6 } from './check-figure-6.ts';
import { checkFigure7 } from './check-figure-7.ts';
import type { PaperCheck } from './paper-check.ts';
import type { PaperResults } from './paper-results.ts';

/**
 * Checks the statements of the paper's text on its Figures 4 to 7 against results.
 * Source: T. Heckmann et al., Drying Technology (2026), DOI 10.1080/07373937.2026.2631674.
 */
export function checkPaper(results: PaperResults): PaperCheck[] {
  return [
    ...checkFigure4(results),
    ...checkFigure5(results),
    ...checkFigure6(results),
    ...checkFigure7(results),
  ];
}
