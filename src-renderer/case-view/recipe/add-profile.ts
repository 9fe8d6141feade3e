import { recipeProfileStrings as strings } from '#renderer/strings/en/recipe-profile.ts';
import { visitSteps } from '#shared/domain/recipe/check/visit-steps.ts';
import { parseRecipeText } from '#shared/domain/recipe/language/parse-recipe-text.ts';
import { printText } from '#shared/domain/recipe/language/print-step.ts';
import { describeTextIssue } from '#shared/domain/recipe/language/text-issue.ts';
import { withProfile } from '#shared/domain/recipe/language/with-profile.ts';
import type { MadeProfile } from '#shared/domain/recipe/profile/profile-from-log.ts';
import { addFirstStep, type EditedText } from './step-lines.ts';

/** Characters that the text of a stored recipe may have. */
const mostCharacters = 100_000;

/** The line that follows all channels of a profile. */
const followLine = ({ profile, channels }: MadeProfile): string =>
  `Follow profile ${printText(profile.name)} (${channels.join(', ')})`;

/** A recipe that does nothing but follow a profile. */
export function recipeOfProfile(title: string, made: MadeProfile): EditedText {
  const text = `recipe ${printText(title)}\n  1 ${followLine(made)}\n`;
  return checked(withProfile(text, made.profile));
}

/** The text of a recipe with a profile; its first step follows it where no step does yet. */
export function addProfile(text: string, made: MadeProfile): EditedText {
  const { name } = made.profile;
  const before = parseRecipeText(text);
  if (before.ok && (before.recipe.profiles ?? []).some((profile) => profile.name === name)) {
    return { ok: false, reason: strings.twice(name) };
  }
  const edited = checked(withProfile(text, made.profile));
  if (!edited.ok) return edited;
  const read = parseRecipeText(edited.text);
  const following = read.ok
    ? visitSteps(read.recipe.steps, (step, path) =>
        step.kind === 'follow' && step.profile === name ? [path] : [],
      )
    : [];
  if (following.length > 0) return edited;
  const stepped = addFirstStep(edited.text, followLine(made));
  return stepped.ok ? checked(stepped.text) : stepped;
}

function checked(text: string): EditedText {
  if (text.length > mostCharacters) return { ok: false, reason: strings.tooLong };
  const read = parseRecipeText(text);
  if (read.ok) return { ok: true, text };
  const [first] = read.issues;
  return { ok: false, reason: strings.notARecipe(first ? describeTextIssue(first) : '') };
}
