/** Returns what a module imports: statically, lazily, as a type, or to export it again. */
export function findImports(text: string): string[] {
  const found = text.matchAll(/\b(?:from|import)\s*\(?\s*'([^'\n]+)'/g)
  return [...found].map(([, specifier = '']) => specifier)
}
