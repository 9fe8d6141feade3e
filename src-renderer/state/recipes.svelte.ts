import { strings } from '#renderer/strings/en.ts';
import { recipeCaseOf } from '#shared/domain/project/recipe-case-of.ts';
import { caseProblem } from '#shared/domain/recipe/recipe-case.ts';
import { type Calculations, isUnderWay } from './calculations.svelte.ts';
import type { ProjectDocumentEditor } from './documents.svelte.ts';
import type { Library } from './library.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import { RecipeSession } from './recipe-session.svelte.ts';

/** So many cases are looked at for one that a recipe can act on. */
const mostCasesTried = 40;

/** Recipes on screen, and their runs. */
export class Recipes {
  readonly calculations: Calculations;
  readonly #library: Library;
  readonly #notices: Notices;
  readonly #sessions = new WeakMap<ProjectDocumentEditor, RecipeSession>();

  constructor(calculations: Calculations, library: Library, notices: Notices) {
    this.calculations = calculations;
    this.#library = library;
    this.#notices = notices;
  }

  /** The same one as long as the document is open. */
  sessionOf(editor: ProjectDocumentEditor): RecipeSession {
    const known = this.#sessions.get(editor);
    if (known) return known;
    const session = new RecipeSession(editor, this.#notices);
    this.#sessions.set(editor, session);
    return session;
  }

  /** Chooses the newest case that a recipe can act on, unless one is chosen already. */
  async findCase(session: RecipeSession): Promise<void> {
    const isChosen = (): boolean =>
      this.#library.cases.some(({ caseId }) => caseId === session.caseId);
    if (isChosen()) return;
    session.caseId = undefined;
    for (const { caseId } of this.#library.cases.toReversed().slice(0, mostCasesTried)) {
      const editor = await this.#library.openCase(caseId);
      // Somebody may have chosen one meanwhile.
      if (isChosen()) return;
      if (editor && caseProblem(recipeCaseOf(editor.record.document)) === undefined) {
        session.caseId = caseId;
        return;
      }
    }
  }

  async chooseCase(session: RecipeSession, caseId: string): Promise<void> {
    session.caseId = caseId;
    await this.#library.openCase(caseId);
  }

  /** Runs a recipe as it stands on screen on its case as that stands. */
  async run(session: RecipeSession): Promise<void> {
    session.flush();
    const { caseId, editor } = session;
    if (caseId === undefined) {
      this.#notices.refuse(strings.recipes.noCaseChosen);
      return;
    }
    const stored = await Promise.all([
      editor.settle(),
      this.#library.editors.get(caseId)?.settle() ?? true,
    ]);
    if (!stored.every(Boolean)) return;
    const { documentId } = editor.record;
    if (await this.calculations.start({ kind: 'recipe', documentId, caseId })) {
      session.shownId = undefined;
    }
  }

  cancel(session: RecipeSession): void {
    const runs = this.calculations
      .of(session.editor.record.documentId)
      .filter((one) => one.kind === 'recipe' && isUnderWay(one));
    void this.calculations.cancel(runs.map(({ calculationId }) => calculationId));
  }
}
