import { caseIssue, type CaseIssue } from '../case/case-issue.ts';
import { parseBySchema, type Parsed } from '../case/parse-by-schema.ts';
import { readDocument } from '../case/read-json.ts';
import { experimentSchema, type Experiment } from './experiment.ts';

const CHANNELS = [
  'massKg',
  'measuringPoint2Kg',
  'zeroPointKg',
  'waterContentKgPerKg',
  'temperatureK',
  'pressurePa',
  'relativeHumidity',
  'waterContentErrorKgPerKg',
] as const satisfies readonly (keyof Experiment)[];

/** Reads a `postdry.experiment/1` from its JSON text or from a parsed value. */
export function parseExperiment(input: unknown): Parsed<Experiment> {
  const read = readDocument(input, 'an experiment');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  return parseBySchema(experimentSchema, read.value, 'an experiment', checkSeries);
}

/** Channels have one entry per time, and times ascend. */
function checkSeries(experiment: Experiment): CaseIssue[] {
  const count = experiment.timeS.length;
  const issues = CHANNELS.flatMap((name) => {
    const found = experiment[name]?.length;
    if (found === undefined || found === count) return [];
    return [caseIssue(name, `${found} entries`, `${count} entries, one for each of timeS`)];
  });
  const back = experiment.timeS.findIndex(
    (timeS, i) => timeS < (experiment.timeS[i - 1] ?? -Infinity),
  );
  if (back === -1) return issues;
  return [
    ...issues,
    caseIssue(`timeS[${back}]`, 'a time before the one above it', 'times that ascend'),
  ];
}
