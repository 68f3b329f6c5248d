/** Words that turn a doc comment into a question instead of naming the thing that it documents. */
const QUESTION = /^(?:What|Whether|Who|Whom|Whose|Where|How|Why)\b/

const DOC_COMMENT = /^([ \t]*)\/\*\*\s([\s\S]*?)\*\//gm

/** A line at the left margin that begins a statement, rather than a comment or the end of another statement. */
const STATEMENT = /^(?![ \t\r\n/*})\]])/

/**
 * Returns the doc comments of a module that open with What, Whether, Who, Where, How or Why, as `path:line: words`. Only
 * those of exported declarations and of their members count.
 */
export function findQuestionOpenings(path: string, text: string): string[] {
  const found: string[] = []
  for (const match of text.matchAll(DOC_COMMENT)) {
    const [comment, indentation = '', inside = ''] = match
    const words = inside
      .replace(/^[ \t]*\* ?/gm, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (!QUESTION.test(words)) continue
    const before = text.slice(0, match.index).split('\n')
    const after = text.slice(match.index + comment.length).trimStart()
    const owner = indentation === '' ? after : before.findLast((line) => STATEMENT.test(line) && line !== '')
    if (owner?.startsWith('export ')) found.push(`${path}:${before.length}: ${words.slice(0, 60)}`)
  }
  return found
}
