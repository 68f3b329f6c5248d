const KEYWORD =
  '(?:export )?(?:declare )?(?:abstract )?(?:class|interface|type|const|function|enum|namespace) '
const DECLARATION = new RegExp(`^${KEYWORD}(\\w+)`)
const BEGINNING = new RegExp(`^(?=/\\*\\*|${KEYWORD}\\w)`, 'm')
const COMMENT = /[^\S\n]*\/\*\*(?:[^*]|\*(?!\/))*\*\/\n?/g
const EXPORTS = /^export (?:type )?\{([^}]*)\}/gm

/**
 * Returns rolled-up types without the comments that no user comes across: those of declarations that no file exports,
 * and that no exported one names. Types and members remain, and with them all that a compiler needs.
 */
export function stripInternalComments(text: string, exported: Iterable<string>): string {
  const parts = text.split(BEGINNING)
  const shown = findShown(parts, exported)
  return parts
    .map((part, at) => {
      const isComment = part.startsWith('/**')
      const name = getName(isComment ? (parts[at + 1] ?? '') : part)
      return name === undefined || shown.has(name) ? part : part.replaceAll(COMMENT, '')
    })
    .join('')
}

/** Returns the names that files of types export, as they are declared there. */
export function listExportedNames(text: string): string[] {
  return [...text.matchAll(EXPORTS)].flatMap(([, names = '']) =>
    names.split(',').map(
      (each) =>
        each
          .trim()
          .replace(/^type /, '')
          .split(' as ')[0] ?? '',
    ),
  )
}

/** Returns the exported declarations, and those that they name. */
function findShown(parts: readonly string[], exported: Iterable<string>): ReadonlySet<string> {
  const names = new Set(exported)
  const shown = new Set(names)
  for (const part of parts) {
    const name = getName(part)
    if (name === undefined || !names.has(name)) continue
    for (const [word] of part.replaceAll(COMMENT, '').matchAll(/\b[A-Z]\w+/g)) shown.add(word)
  }
  return shown
}

function getName(part: string): string | undefined {
  return DECLARATION.exec(part)?.[1]
}
