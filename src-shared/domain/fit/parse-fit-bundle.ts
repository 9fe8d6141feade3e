import { parseExperiment } from '../experiment/parse-experiment.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { CaseFile } from '../project/case-file.ts';
import { parseCaseDocument } from '../project/parse-case-document.ts';
import { FIT_BUNDLE_FORMAT, type FitBundle } from './fit-bundle.ts';
import type { FitPlan } from './fit-plan.ts';
import { parseFitPlan } from './parse-fit-plan.ts';

export type ParsedBundle =
  | { readonly ok: true; readonly value: FitBundle }
  | { readonly ok: false; readonly problems: readonly string[] };

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a parsed JSON text says that it is a bundle. */
export function isFitBundle(document: unknown): document is Group {
  return isGroup(document) && document['format'] === FIT_BUNDLE_FORMAT;
}

/** Checks a bundle: its plan, and that it holds everything that the plan names. */
export function parseFitBundle(document: Group): ParsedBundle {
  const plan = parseFitPlan(document['plan']);
  if (!plan.ok) return refused(plan.issues.map(({ message }) => `plan: ${message}`));
  const experiments: Record<string, Experiment> = {};
  const cases: Record<string, CaseFile> = {};
  const problems: string[] = [];
  for (const { experiment, case: caseName } of plan.value.runs) {
    const run = parseExperiment(entryOf(document, 'experiments', experiment));
    if (run.ok) experiments[experiment] = run.value;
    else problems.push(`experiments["${experiment}"] is not a measured run: ${run.problem}`);
    if (caseName === undefined) continue;
    const parsed = parseCaseDocument(entryOf(document, 'cases', caseName));
    if (parsed.ok) cases[caseName] = parsed.value;
    else problems.push(...parsed.issues.map(({ message }) => `cases["${caseName}"]: ${message}`));
  }
  if (problems.length > 0) return refused(problems);
  return {
    ok: true,
    value: { format: FIT_BUNDLE_FORMAT, plan: plan.value, experiments, cases },
  };
}

/** What a run of a bundle consists of. */
export function bundledRun(
  { experiments, cases }: FitBundle,
  { experiment, case: caseName }: FitPlan['runs'][number],
): { readonly experiment: Experiment; readonly caseDocument: CaseFile | undefined } {
  const found = experiments[experiment];
  if (found === undefined) throw new TypeError(`The bundle was not checked: ${experiment}.`);
  return { experiment: found, caseDocument: caseName === undefined ? undefined : cases[caseName] };
}

function entryOf(document: Group, part: 'experiments' | 'cases', name: string): unknown {
  const entries = document[part];
  return isGroup(entries) && Object.hasOwn(entries, name) ? entries[name] : undefined;
}

const refused = (problems: readonly string[]): ParsedBundle => ({ ok: false, problems });
