/** Lines that a file may have beside its tables. */
export const MAX_LINES = 200

/** Statements, which no table has: they make code of a literal. */
const STATEMENT = /^\s+(?:const|let|return|if|for|while|try|throw|switch|await|expect)\b/

/** Returns a problem for each file that is too long; of a table of data, only the first line counts. */
export function findLongFiles(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, text]) => {
    const count = countLines(text.trimEnd().split('\n'))
    return count > MAX_LINES ? [`${path} has ${count} lines beside its tables, more than ${MAX_LINES}`] : []
  })
}

function countLines(lines: readonly string[]): number {
  let count = 0
  for (let line = 0; line < lines.length; count++) line += countTableLines(lines, line) || 1
  return count
}

/**
 * Returns the number of lines of the table that begins here, 0 for none. A table is a literal at the top level,
 * as Biome formats it: an array or object without statements, or a text.
 */
function countTableLines(lines: readonly string[], start: number): number {
  const [, opening] = /^(?:export )?const \w.* =( [[{]| `\\|)$/.exec(lines[start] ?? '') ?? []
  if (opening === undefined) return 0
  const isText = opening === ' `\\'
  const closing = isText ? /`$/ : opening === '' ? /^ {2}[\]}]/ : /^[\]}]/
  const length = 1 + lines.slice(start + 1).findIndex((line) => closing.test(line))
  const hasCode = !isText && lines.slice(start + 1, start + length).some((line) => STATEMENT.test(line))
  return length === 0 || hasCode ? 0 : length + 1
}
