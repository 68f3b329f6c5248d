import { escapeMarkup } from '../../reports/diagram/escape-markup.ts'
import { renderInline } from './render-inline.ts'

/**
 * Renders the lines of a Markdown table, of which the second only divides the heads from the rows. Roles are written
 * out, since narrow screens show a row as a block, whose cells have their head before them.
 */
export function renderMarkdownTable([first = '', , ...rows]: readonly string[]): string {
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
