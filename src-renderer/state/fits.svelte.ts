import { fitStrings as text } from '#renderer/strings/en/fit.ts';
import type {
  CalculationOf,
  CalculationRecord,
  CalculationSummary,
} from '#shared/contract/calculations.ts';
import type { FitProgress } from '#shared/domain/fit/fit-progress.ts';
import type { FitRecord } from '#shared/domain/fit/fit-record.ts';
import type { FitRequest } from '#shared/domain/fit/fit-request.ts';
import { parametersOfModel } from '#shared/estimation/drying/drying-model.ts';
import { type Calculations, isUnderWay } from './calculations.svelte.ts';
import type { ProjectDocumentEditor } from './documents.svelte.ts';
import type { Notices } from './notices.svelte.ts';

export type FitModel = FitRequest['model'];
export type FitParameter = keyof FitRecord['parameters'];

/** A finished fit with the calculation that it comes from. */
export interface ShownFit {
  readonly record: CalculationRecord;
  readonly fit: FitRecord;
}

/** A fit that was cancelled or failed, with what is kept of it. */
export interface EndedFit {
  readonly fit: CalculationSummary;
  readonly result: FitRecord | undefined;
}

export interface RunningFit {
  readonly input: CalculationOf<'fit'>['input'];
  readonly progress: FitProgress;
}

/** The fits of one experiment: what is asked for next, and which one is shown. */
export class FitSession {
  readonly editor: ProjectDocumentEditor;
  readonly #calculations: Calculations;

  /** Whether the fits are shown instead of the data. */
  shown = $state(false);
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
    this.#calculations.of(this.editor.record.documentId).filter(({ kind }) => kind === 'fit'),
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
    return record?.kind === 'fit' ? { fit: newest, result: record.result } : undefined;
  });
  /** What is being fitted, with where it is. */
  readonly running = $derived.by((): RunningFit | undefined => {
    const active = this.active.find(({ progress }) => progress?.fit !== undefined);
    const record = active && this.#calculations.record(active.calculationId);
    const progress = active?.progress?.fit;
    return record?.kind === 'fit' && progress ? { input: record.input, progress } : undefined;
  });
  readonly result = $derived.by((): ShownFit | undefined => {
    const record = this.chosen && this.#calculations.record(this.chosen.calculationId);
    const result = record?.result;
    return record && result?.format === 'postdry.fit/1' ? { record, fit: result } : undefined;
  });

  constructor(editor: ProjectDocumentEditor, calculations: Calculations) {
    this.editor = editor;
    this.#calculations = calculations;
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
  /** Not reactive: a page asks while it reads. */
  readonly #sessions = new WeakMap<ProjectDocumentEditor, FitSession>();

  constructor(calculations: Calculations, notices: Notices) {
    this.#calculations = calculations;
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
