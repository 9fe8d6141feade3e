/** The two sets of colours of tokens.css. */
export type Theme = 'light' | 'dark';
