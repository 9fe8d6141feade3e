import * as v from 'valibot';
import { fitStrings as text } from '#renderer/strings/en/fit.ts';
import { jointFitStrings } from '#renderer/strings/en/joint-fit.ts';
import type {
  CalculationOf,
  CalculationRecord,
  CalculationSummary,
} from '#shared/contract/calculations.ts';
import type { FitBundle } from '#shared/domain/fit/fit-bundle.ts';
import { fitPlanSchema } from '#shared/domain/fit/fit-plan.ts';
import type { FitProgress } from '#shared/domain/fit/fit-progress.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import type { FitRequest } from '#shared/domain/fit/fit-request.ts';
import type { JointFitRecord } from '#shared/domain/fit/joint-fit-record.ts';
import { physicalParametersOf } from '#shared/domain/fit/physical-parameters.ts';
import { parametersOfModel } from '#shared/estimation/drying/drying-model.ts';
import { type Calculations, isUnderWay } from './calculations.svelte.ts';
import type { CaseEditor } from './case-editor.svelte.ts';
import type { Documents, ProjectDocumentEditor } from './documents.svelte.ts';
import { JointFitSetup } from './joint-fit-setup.svelte.ts';
import type { Library } from './library.svelte.ts';
import type { Notices } from './notices.svelte.ts';

export type FitModel = FitRequest['model'];
export type FitParameter = keyof FitRecord['parameters'];

/** A finished fit with the calculation that it comes from. */
export interface ShownFit {
  readonly record: CalculationRecord;
  readonly fit: FitRecord;
}

/** A fit of several runs, or of values of a case, with all that went in. */
export interface ShownJointFit {
  readonly record: CalculationRecord;
  readonly fit: JointFitRecord;
  readonly bundle: FitBundle;
}

export type FitScope = 'single' | 'times' | 'physical';

/** A fit that was cancelled or failed, with what is kept of it. */
export interface EndedFit {
  readonly fit: CalculationSummary;
  /** What is kept of it, in words; undefined for nothing. */
  readonly explanation: string | undefined;
}

export interface RunningFit {
  readonly input: CalculationOf<'fit' | 'joint-fit'>['input'];
  readonly progress: FitProgress;
}

type OfFit<Calculation> = Calculation & { readonly kind: 'fit' | 'joint-fit' };

function isFit<Calculation extends CalculationSummary | CalculationRecord>(
  calculation: Calculation,
): calculation is OfFit<Calculation> {
  return calculation.kind === 'fit' || calculation.kind === 'joint-fit';
}

/** The fits of one experiment: what is asked for next, and which one is shown. */
export class FitSession {
  readonly editor: ProjectDocumentEditor;
  readonly #calculations: Calculations;

  readonly joint: JointFitSetup;
  /** Whether the fits are shown instead of the data. */
  shown = $state(false);
  /** This run by itself, times of several runs, or values of a case. */
  scope = $state<FitScope>('single');
  /** The case of the joint setup; undefined until it is open. */
  case = $state.raw<CaseEditor>();
  readonly physical = $derived(this.case ? physicalParametersOf(this.case.record.document) : []);
  /** Begin and end of the part that is fitted, s; from time zero to the end of the run without them. */
  fromS = $state<number>();
  toS = $state<number>();
  model = $state<FitModel>('two-scale');
  microGeometry = $state<FitRequest['microGeometry']>('slab');
  fixed = $state.raw<Readonly<Partial<Record<FitParameter, number>>>>({});
  freeDeadTime = $state(false);
  compare = $state(true);
  starts = $state(12);
  seed = $state(20_260_223);
  /** Fit that was chosen to be shown; the newest one without it. */
  chosenId = $state<string>();

  /** The oldest first. */
  readonly all = $derived.by((): readonly CalculationSummary[] =>
    this.#calculations.of(this.editor.record.documentId).filter(isFit),
  );
  readonly active = $derived(this.all.filter(isUnderWay));
  /** Those that hold a result, also a part of one. */
  readonly kept = $derived(
    this.all.filter(
      ({ state, calculationId }) =>
        state === 'finished' ||
        (state === 'cancelled' && this.#calculations.record(calculationId)?.result !== undefined),
    ),
  );
  readonly chosen = $derived(
    this.kept.find(({ calculationId }) => calculationId === this.chosenId) ?? this.kept.at(-1),
  );
  /** The newest one, if it ended without its whole result. */
  readonly endedEarly = $derived.by((): EndedFit | undefined => {
    const newest = this.all.at(-1);
    if (newest?.state !== 'cancelled' && newest?.state !== 'failed') return undefined;
    const record = this.#calculations.record(newest.calculationId);
    if (record === undefined || !isFit(record)) return undefined;
    return { fit: newest, explanation: record.result?.explanation };
  });
  /** What is being fitted, with where it is. */
  readonly running = $derived.by((): RunningFit | undefined => {
    const active = this.active.find(({ progress }) => progress?.fit !== undefined);
    const record = active && this.#calculations.record(active.calculationId);
    const progress = active?.progress?.fit;
    if (record === undefined || !isFit(record) || !progress) return undefined;
    return { input: record.input, progress };
  });
  readonly #chosenRecord = $derived.by(
    () => this.chosen && this.#calculations.record(this.chosen.calculationId),
  );
  readonly result = $derived.by((): ShownFit | undefined => {
    const record = this.#chosenRecord;
    return record?.kind === 'fit' && record.result ? { record, fit: record.result } : undefined;
  });
  readonly jointResult = $derived.by((): ShownJointFit | undefined => {
    const record = this.#chosenRecord;
    if (record?.kind !== 'joint-fit' || !record.result) return undefined;
    return { record, fit: record.result, bundle: record.input.bundle };
  });

  constructor(editor: ProjectDocumentEditor, calculations: Calculations) {
    this.editor = editor;
    this.#calculations = calculations;
    this.joint = new JointFitSetup(editor.record.documentId);
  }

  fix(name: FitParameter, value: number | undefined): void {
    const others = Object.entries(this.fixed).filter(([known]) => known !== name);
    this.fixed = { ...Object.fromEntries(others), ...(value !== undefined && { [name]: value }) };
  }

  /** What is asked for, with only those known values that the model has. */
  request(): FitRequest {
    const parameters = parametersOfModel(this.model);
    const known = Object.entries(this.fixed).filter(
      ([name]) =>
        parameters.includes(name as FitParameter) && !(name === 'deadTimeS' && this.freeDeadTime),
    );
    return {
      fromS: this.fromS ?? 0,
      ...(this.toS !== undefined && { toS: this.toS }),
      model: this.model,
      microGeometry: this.microGeometry,
      fixed: Object.fromEntries(known),
      freeDeadTime: this.freeDeadTime,
      compare: this.compare,
      starts: this.starts,
      seed: this.seed,
    };
  }
}

/** The fits of the experiments of the open project. */
export class Fits {
  readonly #calculations: Calculations;
  readonly #notices: Notices;
  readonly #library: Library;
  readonly #documents: Documents;
  /** Not reactive: a page asks while it reads. */
  readonly #sessions = new WeakMap<ProjectDocumentEditor, FitSession>();

  constructor(
    calculations: Calculations,
    library: Library,
    documents: Documents,
    notices: Notices,
  ) {
    this.#calculations = calculations;
    this.#library = library;
    this.#documents = documents;
    this.#notices = notices;
  }

  /** The session of an open experiment; undefined for another document. */
  sessionOf(editor: ProjectDocumentEditor): FitSession | undefined {
    if (editor.record.document.kind !== 'experiment') return undefined;
    const known = this.#sessions.get(editor);
    const session = known ?? new FitSession(editor, this.#calculations);
    this.#sessions.set(editor, session);
    return session;
  }

  /** Fits what is stored: edits on their way are waited for. */
  async start(session: FitSession): Promise<void> {
    if (session.scope === 'single') await this.#startSingle(session);
    else await this.#startJoint(session);
  }

  /** Takes a case whose values are fitted. */
  async chooseCase(session: FitSession, caseId: string): Promise<void> {
    session.joint.chooseCase(caseId);
    session.case = undefined;
    const editor = caseId === '' ? undefined : await this.#library.openCase(caseId);
    if (session.joint.caseId === caseId) session.case = editor;
  }

  async #startJoint(session: FitSession): Promise<void> {
    const { editor, joint } = session;
    const { documentId, title } = editor.record;
    const more = joint.runs.length - 1;
    const plan =
      session.scope === 'times'
        ? joint.timesPlan(jointFitStrings.timesTitle(title, more))
        : joint.physicalPlan(
            jointFitStrings.physicalTitle(session.case?.record.title ?? '', title, more),
            session.physical,
          );
    if (typeof plan === 'string') {
      this.#notices.refuse(plan);
      return;
    }
    const request = v.safeParse(fitPlanSchema, plan);
    if (!request.success) {
      this.#notices.refuse(jointFitStrings.refused(request.issues[0].message));
      return;
    }
    const stored = await Promise.all([
      session.case?.settle() ?? true,
      ...plan.runs.map(
        ({ experiment }) => this.#documents.editors.get(experiment)?.settle() ?? true,
      ),
    ]);
    if (!stored.every(Boolean)) return;
    const kind = 'joint-fit';
    const started = await this.#calculations.start({ kind, documentId, plan: request.output });
    if (started) session.chosenId = started.calculationId;
  }

  async #startSingle(session: FitSession): Promise<void> {
    const { editor } = session;
    const { documentId } = editor.record;
    const request = session.request();
    if (request.toS !== undefined && !(request.toS > request.fromS)) {
      this.#notices.refuse(text.emptyWindow);
      return;
    }
    if (!(await editor.settle())) return;
    const started = await this.#calculations.start({ kind: 'fit', documentId, request });
    if (started) session.chosenId = started.calculationId;
  }

  cancel(session: FitSession): void {
    void this.#calculations.cancel(session.active.map(({ calculationId }) => calculationId));
  }
}
