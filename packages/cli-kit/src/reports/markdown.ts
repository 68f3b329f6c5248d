/** Characters with a meaning in Markdown; a colon would make a link of an address. */
const SIGNS = /[\\`*_{}[\]()#+\-.!|<>~&:@$"']/g
/** Controls, format characters and separators of lines: no text of one cell needs them. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu

const MAX_TEXT = 500
const MAX_ROWS = 200

/** Escapes foreign text for one line of Markdown, at most 500 characters of it. */
export function escapeMarkdown(text: string): string {
  const line = text.replace(UNFIT, ' ').trim()
  const part = line.length > MAX_TEXT ? `${[...line].slice(0, MAX_TEXT).join('')}…` : line
  return part.replace(SIGNS, '\\$&')
}

/** Renders a table of foreign texts under a heading, at most 200 rows of it; nothing without rows. */
export function renderMarkdownTable(
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return ''
  const toRow = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  const more = rows.length - MAX_ROWS
  return [
    `### ${heading} (${rows.length})`,
    '',
    toRow(columns),
    `|${columns.map(() => ' --- |').join('')}`,
    ...rows.slice(0, MAX_ROWS).map(toRow),
    ...(more > 0 ? ['', `… and ${more} more.`] : []),
    '',
    '',
  ].join('\n')
}
