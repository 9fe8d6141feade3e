import { caseIssue, type CaseIssue } from '../case/case-issue.ts';
import { parseBySchema, type Parsed } from '../case/parse-by-schema.ts';
import { readDocument } from '../case/read-json.ts';
import { fitPlanSchema, type FitPlan } from './fit-plan.ts';
import { searchedNames, searchedTransforms } from './fitted-parameters.ts';
import { brokenLimitRule, type Limits } from './limits.ts';

/** Reads a `postdry.fit-plan/1` from its JSON text or from a parsed value. */
export function parseFitPlan(input: unknown): Parsed<FitPlan> {
  const read = readDocument(input, 'a plan');
  if (!read.ok) return { ok: false, issues: [read.issue] };
  return parseBySchema(fitPlanSchema, read.value, 'a plan', checkTogether);
}

function checkTogether({ runs, times, physical }: FitPlan): CaseIssue[] {
  if ((times === undefined) === (physical === undefined)) {
    const found = times === undefined ? 'neither of times and physical' : 'both times and physical';
    return [caseIssue('', found, 'exactly one of the keys times and physical')];
  }
  if (times !== undefined) {
    if (runs.length < 2) {
      return [caseIssue('runs', 'one run', 'two or more runs, which share something')];
    }
    return searchedNames.flatMap((name) =>
      limitIssues(`times.limits.${name}`, times.limits?.[name] ?? {}, searchedTransforms[name]),
    );
  }
  const withoutCase = runs.flatMap((run, index) =>
    run.case === undefined
      ? [caseIssue(`runs[${index}].case`, 'nothing', 'the case that simulates this run')]
      : [],
  );
  const varied = physical?.vary ?? [];
  const limits = varied.flatMap((value, index) =>
    limitIssues(`physical.vary[${index}]`, value, value.transform),
  );
  const twice = varied.flatMap(({ path }, index) =>
    varied.findIndex((other) => other.path === path) < index
      ? [caseIssue(`physical.vary[${index}].path`, `"${path}" again`, 'every key of the case once')]
      : [],
  );
  return [...withoutCase, ...limits, ...twice];
}

function limitIssues(
  path: string,
  { lower, start, upper }: Limits,
  transform: 'none' | 'log' | 'logit',
): CaseIssue[] {
  const rule = brokenLimitRule({ lower, start, upper }, transform);
  if (rule === undefined) return [];
  const found = Object.entries({ lower, start, upper }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} ${value}`],
  );
  return [caseIssue(path, found.join(', '), rule)];
}
