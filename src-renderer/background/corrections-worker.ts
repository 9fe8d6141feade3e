/** Applies corrections to measured runs beside the page. */
import { type CorrectionCalls, CorrectionsSession } from './corrections-session.ts';
import { serveCalls } from './serve-calls.ts';

const session = new CorrectionsSession();

serveCalls<CorrectionCalls>({
  load: (bytes) => session.load(bytes),
  correct: (steps) => session.correct(steps),
  profile: (question) => session.profile(question),
});
