/** SQL files as text, as the bundler gives them. */
declare module '*.sql?raw' {
  const text: string;
  export default text;
}
