/** Applies corrections to measured runs beside the page. */
import { type CorrectionCalls, CorrectionsSession } from './corrections-session.ts';
import { serveCalls } from './serve-calls.ts';

const session = new CorrectionsSession();

serveCalls<CorrectionCalls>({
  load: (experiment) => session.load(experiment),
  correct: (steps) => session.correct(steps),
});
