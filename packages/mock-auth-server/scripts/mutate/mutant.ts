/** One change of a condition in a source file. */
export interface Mutant {
  /** Path of the file below the package, with slashes. */
  readonly file: string
  readonly line: number
  /** Offsets of the replaced text. */
  readonly start: number
  readonly end: number
  readonly original: string
  readonly replacement: string
}

/** Returns a mutant as its change, in one line: the way in which `equivalent-mutants.ts` names it. */
export function describeChange({ original, replacement }: Mutant): string {
  return `${toOneLine(original)} → ${toOneLine(replacement)}`
}

function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
