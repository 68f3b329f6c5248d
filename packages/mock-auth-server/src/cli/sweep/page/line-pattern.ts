/** The words of a line; `undefined` stands for any word. */
export type LinePattern = readonly (string | undefined)[]

/**
 * Finds what two runs show differently: a line of one and a line of the other with as many words, at least
 * half of which are equal.
 */
export function findPatterns(one: readonly string[], other: readonly string[]): LinePattern[] {
  const unpaired = new Set(other.filter((line) => !one.includes(line)))
  const patterns: LinePattern[] = []
  for (const line of new Set(one.filter((each) => !other.includes(each)))) {
    for (const candidate of unpaired) {
      const pattern = compareLines(line, candidate)
      if (!pattern) continue
      patterns.push(pattern)
      unpaired.delete(candidate)
      break
    }
  }
  return patterns
}

/** Returns `true` for a line that has the words of the pattern, whatever stands between them. */
export function matchesPattern(line: string, pattern: LinePattern): boolean {
  const words = splitWords(line)
  return (
    words.length === pattern.length &&
    pattern.every((word, index) => word === undefined || word === words[index])
  )
}

function compareLines(one: string, other: string): LinePattern | undefined {
  const [words, others] = [splitWords(one), splitWords(other)]
  if (words.length !== others.length) return undefined
  const pattern = words.map((word, index) => (word === others[index] ? word : undefined))
  const equal = pattern.filter((word) => word !== undefined).length
  return equal * 2 >= words.length ? pattern : undefined
}

function splitWords(line: string): string[] {
  return line.split(/[\s:=]+/)
}
