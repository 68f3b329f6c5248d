import { escapeMarkup } from '../../reports/escape-markup.ts'
import { renderInline } from './render-inline.ts'

const FENCE = /^(`{3,})(\w*)$/
const ITEM = /^(\d+)\. (.*)$/
const HEADING = /^(#{1,3}) (.*)$/

/**
 * Renders the Markdown that the pages of faults and rules are written in as HTML: headings, paragraphs, numbered lists,
 * tables and fenced code. HTML in it is text.
 */
export function renderMarkdown(text: string): string {
  const lines = text.split('\n')
  const html: string[] = []
  /** Takes the lines from `at` on that `belongs` holds for. */
  const take = (at: number, belongs: (line: string) => boolean) => {
    const end = lines.findIndex((line, index) => index >= at && !belongs(line))
    return lines.slice(at, end < 0 ? lines.length : end)
  }
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const [, fence, language = ''] = FENCE.exec(line) ?? []
    const [, marks = '', heading] = HEADING.exec(line) ?? []
    let taken = [line]
    if (fence !== undefined) {
      const body = take(at + 1, (each) => each !== fence)
      html.push(renderCode(language, body))
      taken = [line, ...body, fence]
    } else if (heading !== undefined) html.push(renderHeading(marks.length, heading))
    else if (line.startsWith('|')) {
      taken = take(at, (each) => each.startsWith('|'))
      html.push(renderTable(taken))
    } else if (ITEM.test(line)) {
      taken = take(at, (each) => ITEM.test(each))
      html.push(renderList(taken))
    } else if (line !== '') {
      taken = take(at, (each) => each !== '' && !FENCE.test(each) && !each.startsWith('|'))
      html.push(`<p>${renderInline(taken.join('\n'))}</p>`)
    }
    at += taken.length
  }
  return html.join('\n')
}

function renderHeading(level: number, text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')
  return `<h${level} id="${escapeMarkup(id)}">${renderInline(text)}</h${level}>`
}

function renderCode(language: string, lines: readonly string[]): string {
  const code = lines.map(language === 'diff' ? renderDiffLine : escapeMarkup).join('\n')
  return `<pre tabindex="0"><code>${code}</code></pre>`
}

function renderDiffLine(line: string): string {
  const text = escapeMarkup(line)
  if (line.startsWith('+')) return `<ins>${text}</ins>`
  return line.startsWith('-') ? `<del>${text}</del>` : text
}

function renderList(lines: readonly string[]): string {
  const items = lines.map((line) => ITEM.exec(line) ?? [])
  const start = items[0]?.[1] ?? '1'
  return `<ol start="${start}">${items.map(([, , text = '']) => `<li>${renderInline(text)}</li>`).join('')}</ol>`
}

/**
 * The second line only divides the heads from the rows. Roles are written out, since narrow screens show a row as a
 * block, whose cells have their head before them.
 */
function renderTable([first = '', , ...rows]: readonly string[]): string {
  const heads = splitCells(first)
  const head = heads.map((cell) => `<th scope="col" role="columnheader">${renderInline(cell)}</th>`)
  const body = rows.map((row) => {
    const cells = splitCells(row).map(
      (cell, at) => `<td role="cell" data-head="${escapeMarkup(heads[at] ?? '')}">${renderInline(cell)}</td>`,
    )
    return `<tr role="row">${cells.join('')}</tr>`
  })
  return `<table role="table">
<thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead>
<tbody role="rowgroup">
${body.join('\n')}
</tbody>
</table>`
}

function splitCells(line: string): string[] {
  return line
    .replace(/^\| | \|$/g, '')
    .split(/(?<!\\) ?\| ?/)
    .map((cell) => cell.replaceAll('\\|', '|').trim())
}
