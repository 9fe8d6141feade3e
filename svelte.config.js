/** Read by the Vite plugin, svelte-check and eslint-plugin-svelte. */
export default {
  compilerOptions: { runes: true },
};
