/**
 * Makes an object with state of its own while a page reads. Svelte does not tell a reaction about
 * state that was made in it: the first to ask would never hear of a change.
 */
export function outsideReactions<Made>(make: () => Made): Made {
  let made: { readonly value: Made } | undefined;
  $effect.root(() => {
    made = { value: make() };
  });
  if (made === undefined) throw new TypeError('An effect root runs at once.');
  return made.value;
}
