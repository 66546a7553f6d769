/** A style sheet as minified text: the build inlines it, the island adopts it into its shadow root. */
declare module '*.css' {
  const text: string;
  export default text;
}
