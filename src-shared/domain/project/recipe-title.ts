import * as v from 'valibot';
import { printText } from '#shared/domain/recipe/language/print-step.ts';
import { titleSchema } from './title.ts';

/** The first line that says something, up to the closing quote of the title. */
const titleLine =
  /^(\uFEFF?(?:[ \t]*(?:#.*)?(?:\r\n|\r|\n))*[ \t]*recipe[ \t]+)"((?:\\.|[^"\\])*)"/iu;

/** The title in the text of a recipe; undefined where it has none that can be one. */
export function titleOfRecipeText(text: string): string | undefined {
  const written = titleLine.exec(text)?.[2]?.replaceAll(/\\(.)/gu, '$1');
  const title = v.safeParse(titleSchema, written);
  return title.success ? title.output : undefined;
}

/** The text with another title; as it is where it has no line for one. */
export function recipeTextWithTitle(text: string, title: string): string {
  return text.replace(titleLine, (_line, before: string) => before + printText(title));
}
