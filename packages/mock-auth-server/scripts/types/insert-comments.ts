/** Comments of the members of constants: constant, member, text. */
export type MemberComments = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * Inserts a doc comment before each member of the declared constants of a `.d.ts`; throws when a constant or a
 * member is not there.
 */
export function insertComments(declarations: string, comments: MemberComments): string {
  let text = declarations
  for (const [constant, members] of Object.entries(comments)) {
    const start = text.indexOf(`export declare const ${constant}: {\n`)
    const end = text.indexOf('\n};', start)
    if (start < 0 || end < 0) throw new Error(`${constant} is not declared as an object`)
    const block = Object.entries(members).reduce(insertComment, text.slice(start, end))
    text = text.slice(0, start) + block + text.slice(end)
  }
  return text
}

function insertComment(block: string, [member, comment]: [string, string]): string {
  const line = `\n    readonly ${member}: `
  if (!block.includes(line)) throw new Error(`${member} is not declared`)
  return block.replace(line, () => `\n    /** ${comment.replaceAll('*/', '*\\/')} */${line}`)
}
