import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { MarkedIssue } from '#renderer/case-view/recipe/recipe-issues.ts';
import { completeRecipe } from './complete-recipe.ts';
import { recipeColours, recipeTheme } from './recipe-theme.ts';
import { recipeTokens } from './recipe-tokens.ts';

export interface RecipeTextEditor {
  /** Takes a text from elsewhere, such as an undo; what is the same already stays untouched. */
  setText(text: string): void;
  setIssues(issues: readonly MarkedIssue[]): void;
  /** Puts the cursor at a place, both from 1, and shows it. */
  goTo(line: number, column: number): void;
  close(): void;
}

/** Marks a change that did not come from the keyboard. */
const fromOutside = Annotation.define<boolean>();

/**
 * Typing over a selection is done here: the browser would give the new text the style of the old one
 * in a `style` attribute, which the content security policy refuses and reports.
 */
const typedOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType } = event;
    if (inputType !== 'insertText' || data === null || view.state.selection.main.empty) {
      return false;
    }
    view.dispatch(view.state.replaceSelection(data), {
      userEvent: 'input.type',
      scrollIntoView: true,
    });
    return true;
  },
});

/**
 * The editor of a recipe's text inside a shadow root. Undo is that of the document, which has its
 * table and its JSON too, so the editor has none of its own.
 * @param changed is told every text that was typed
 */
export function createRecipeTextEditor(
  root: ShadowRoot,
  label: string,
  text: string,
  changed: (text: string) => void,
): RecipeTextEditor {
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        drawSelection(),
        highlightActiveLine(),
        lintGutter(),
        indentUnit.of('    '),
        recipeTokens,
        syntaxHighlighting(recipeColours),
        autocompletion({ override: [completeRecipe], icons: false }),
        keymap.of([...completionKeymap, ...lintKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          const outside = update.transactions.some((one) => one.annotation(fromOutside) === true);
          if (update.docChanged && !outside) changed(update.state.doc.toString());
        }),
        typedOverSelection,
        recipeTheme,
      ],
    }),
  });

  return {
    setText(next) {
      const changes = changedPart(view.state.doc.toString(), next);
      if (changes) view.dispatch({ changes, annotations: fromOutside.of(true) });
    },
    setIssues(issues) {
      view.dispatch(setDiagnostics(view.state, issues.map(diagnosticIn(view.state))));
    },
    goTo(line, column) {
      const place = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const anchor = Math.min(place.from + column - 1, place.to);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

/** What is between the common begin and the common end, so that the cursor stays where it is. */
function changedPart(
  before: string,
  after: string,
): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

function diagnosticIn({ doc }: EditorState) {
  return ({ line, column, found, message, severity }: MarkedIssue): Diagnostic => {
    const place = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const from = Math.min(place.from + column - 1, place.to);
    const length = found === undefined ? place.to - from : Math.max(found.length, 1);
    return { from, to: Math.min(from + length, place.to), severity, message };
  };
}
