import * as v from 'valibot';
import { EXPERIMENT_CHANNELS, experimentSchema, type Experiment } from './experiment.ts';

export type ParsedExperiment =
  | { readonly ok: true; readonly value: Experiment }
  | { readonly ok: false; readonly problem: string };

/** Checks a parsed JSON text of the format `postdry.experiment/1`, which may be large. */
export function parseExperiment(document: unknown): ParsedExperiment {
  const parsed = v.safeParse(experimentSchema, document, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const place = v.getDotPath(issue);
    return problem(`${place === null ? '' : `${place}: `}${issue.message}.`);
  }
  const { timeS, rowsRead } = parsed.output;
  const fall = timeS.findIndex(
    (time, row) => !Number.isFinite(time) || time < (timeS[row - 1] ?? time),
  );
  if (fall >= 0) return problem(`timeS[${fall}]: times must be finite and never fall.`);
  for (const key of EXPERIMENT_CHANNELS) {
    const channel = parsed.output[key];
    if (channel === undefined) continue;
    if (channel.length !== timeS.length) {
      return problem(`${key}: found ${channel.length} entries for ${timeS.length} times.`);
    }
    const odd = channel.findIndex((value) => value !== null && !Number.isFinite(value));
    if (odd >= 0) return problem(`${key}[${odd}]: the number is not finite.`);
  }
  if (rowsRead !== timeS.length) {
    return problem(`rowsRead: found ${rowsRead} for ${timeS.length} times.`);
  }
  return { ok: true, value: parsed.output };
}

const problem = (text: string): ParsedExperiment => ({ ok: false, problem: text });
