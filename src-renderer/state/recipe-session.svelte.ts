import { strings } from '#renderer/strings/en.ts';
import { titleOfRecipeText } from '#shared/domain/project/recipe-title.ts';
import type { ProjectDocument } from '#shared/domain/project/project-document.ts';
import type { ProjectDocumentEditor } from './documents.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import { StudyForms } from './study-forms.svelte.ts';

/** What is typed without a pause of this length is one edit. */
const pauseMs = 600;

/** A recipe on screen: its text as it is being typed, the case it acts on, the run that is shown. */
export class RecipeSession {
  readonly editor: ProjectDocumentEditor;
  readonly #notices: Notices;
  #typed = $state.raw<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Case that the recipe acts on; undefined until one was found or chosen. */
  caseId = $state<string>();
  /** Run that was chosen to be shown; the newest one without it. */
  shownId = $state<string>();
  view = $state<'table' | 'json'>('table');
  /** Whether studies of the recipe are shown instead of its steps and runs. */
  part = $state<'recipe' | 'studies'>('recipe');
  readonly studies = new StudyForms();

  constructor(editor: ProjectDocumentEditor, notices: Notices) {
    this.editor = editor;
    this.#notices = notices;
  }

  /** What the editor shows, also what is not stored yet; lines end with a line feed. */
  get text(): string {
    return this.#typed ?? this.#stored.replaceAll(/\r\n?/gu, '\n');
  }

  get #stored(): string {
    const { document } = this.editor.record;
    return 'text' in document ? document.text : '';
  }

  get isTyping(): boolean {
    return this.#typed !== undefined;
  }

  /** Takes a text that will go on changing; it is stored after a pause. */
  type(text: string): void {
    this.#typed = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), pauseMs);
  }

  /** Stores what was typed as one edit; what cannot be stored stays on screen. */
  flush(): void {
    clearTimeout(this.#timer);
    const typed = this.#typed;
    if (typed !== undefined && this.#store(strings.recipes.edits.text, typed)) {
      this.#typed = undefined;
    }
  }

  /** Stores a text as an edit of its own; the title of the document follows that of the text. */
  edit(label: string, text: string): void {
    this.flush();
    if (this.#store(label, text)) this.#typed = undefined;
  }

  #store(label: string, text: string): boolean {
    if (text === this.#stored) return true;
    const title = titleOfRecipeText(text);
    const [refused] = this.editor.apply(label, (document): ProjectDocument =>
      'text' in document ? { ...document, title: title ?? document.title, text } : document,
    );
    if (refused) this.#notices.refuse(strings.recipes.notStored(refused.message));
    return refused === undefined;
  }
}
