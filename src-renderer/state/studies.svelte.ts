import { studyStrings as text } from '#renderer/strings/en/studies.ts';
import type { CalculationRequest, CalculationSummary } from '#shared/contract/calculations.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import type { Recipe } from '#shared/domain/recipe/recipe.ts';
import { type Calculations, isUnderWay } from './calculations.svelte.ts';
import type { Library } from './library.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import type { RecipeSession } from './recipe-session.svelte.ts';
import { kindsOfView, type StudyView } from './study-forms.svelte.ts';

/** What can be started from the forms. */
export type StudyKind = 'question' | 'robust' | 'optimum' | 'shortest' | 'sweep';

/** What is still to be asked: without the places of recipe and case. */
type Asked = CalculationRequest extends infer One
  ? One extends { kind: StudyKind }
    ? Omit<One, 'documentId' | 'caseId'>
    : never
  : never;

/** Questions, robust runs and sweeps of the recipes on screen. */
export class Studies {
  readonly #calculations: Calculations;
  readonly #library: Library;
  readonly #notices: Notices;

  constructor(calculations: Calculations, library: Library, notices: Notices) {
    this.#calculations = calculations;
    this.#library = library;
    this.#notices = notices;
  }

  /** Studies of a recipe in one view, the oldest first. */
  of({ editor }: RecipeSession, view: StudyView): readonly CalculationSummary[] {
    const kinds = kindsOfView[view];
    return this.#calculations
      .of(editor.record.documentId)
      .filter(({ kind }) => kinds.includes(kind));
  }

  /** The one that is shown: the chosen one, else the newest. */
  shown(session: RecipeSession, view: StudyView): CalculationSummary | undefined {
    const all = this.of(session, view);
    const chosen = session.studies.shownIds[view];
    return all.find(({ calculationId }) => calculationId === chosen) ?? all.at(-1);
  }

  /** Starts the study of the view on screen, with recipe and case as they stand. */
  async start(session: RecipeSession, kind: StudyKind = session.studies.view): Promise<void> {
    session.flush();
    const { caseId, editor } = session;
    const read = parseRecipeText(session.text);
    const asked = read.ok ? this.#asked(session, kind, read.recipe) : text.refused.text;
    if (caseId === undefined || typeof asked === 'string') {
      this.#notices.refuse(typeof asked === 'string' ? asked : text.refused.noCase);
      return;
    }
    const stored = await Promise.all([
      editor.settle(),
      this.#library.editors.get(caseId)?.settle() ?? true,
    ]);
    if (!stored.every(Boolean)) return;
    const { documentId } = editor.record;
    const request = { ...asked, documentId, caseId } as CalculationRequest;
    const started = await this.#calculations.start(request);
    if (!started) return;
    const { view } = session.studies;
    session.studies.shownIds = { ...session.studies.shownIds, [view]: started.calculationId };
  }

  cancel(session: RecipeSession): void {
    const all = this.#calculations.of(session.editor.record.documentId);
    const ids = all
      .filter((one) => one.kind !== 'recipe' && isUnderWay(one))
      .map(({ calculationId }) => calculationId);
    void this.#calculations.cancel(ids);
  }

  /** @returns why it cannot be asked */
  #asked(session: RecipeSession, kind: StudyKind, recipe: Recipe): Asked | string {
    const { studies } = session;
    switch (kind) {
      case 'question': {
        const question = studies.question(recipe);
        return question ? { kind, question } : text.refused.nothingToAsk[studies.ask];
      }
      case 'robust':
        return { kind, settings: studies.settings(recipe) };
      case 'optimum':
      case 'shortest': {
        const searched = studies.optimum(recipe);
        if (searched === undefined) return text.refused.noName;
        const within = [...studies.within(recipe)];
        const wrong = [searched, ...within].find(({ from, to }) => from >= to);
        if (wrong) return text.refused.bounds(wrong.name);
        const asked = { settings: studies.settings(recipe), ...searched };
        return kind === 'shortest' ? { kind, ...asked, within } : { kind, ...asked };
      }
      case 'sweep': {
        if (studies.axes.length === 0) return text.sweep.noAxes;
        const plan = studies.plan(session.text);
        return typeof plan === 'string' ? text.refused.plan(plan) : { kind, plan };
      }
    }
  }
}
