import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
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
import type { TextIssue } from '#shared/domain/recipe/language/text-issue.ts';
import { completeRecipe } from './complete-recipe.ts';
import { recipeColours, recipeTheme } from './recipe-theme.ts';
import { recipeTokens } from './recipe-tokens.ts';

export interface RecipeTextEditor {
  /** Takes a text from elsewhere, such as an undo; what is the same already stays untouched. */
  setText(text: string): void;
  setIssues(issues: readonly TextIssue[]): void;
  /** Scrolls a line into view, from 1. */
  showLine(line: number): void;
  close(): void;
}

/** Marks a change that did not come from the keyboard. */
const fromOutside = Annotation.define<boolean>();

/**
 * The editor of a recipe's text inside a shadow root.
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
        history(),
        drawSelection(),
        highlightActiveLine(),
        lintGutter(),
        indentUnit.of('    '),
        recipeTokens,
        syntaxHighlighting(recipeColours),
        autocompletion({ override: [completeRecipe] }),
        keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          const outside = update.transactions.some((one) => one.annotation(fromOutside) === true);
          if (update.docChanged && !outside) changed(update.state.doc.toString());
        }),
        recipeTheme,
      ],
    }),
  });

  return {
    setText(next) {
      if (next === view.state.doc.toString()) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        annotations: fromOutside.of(true),
      });
    },
    setIssues(issues) {
      view.dispatch(setDiagnostics(view.state, issues.map(diagnosticIn(view.state))));
    },
    showLine(line) {
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines)).from;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at) });
    },
    close: () => view.destroy(),
  };
}

function diagnosticIn({ doc }: EditorState) {
  return ({ line, column, found, message }: TextIssue): Diagnostic => {
    const place = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const from = Math.min(place.from + column - 1, place.to);
    const to = Math.min(from + Math.max(found.length, 1), place.to);
    return { from, to: Math.max(to, from), severity: 'error', message };
  };
}
