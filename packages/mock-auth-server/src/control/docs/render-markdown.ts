import { createSlugger } from '../../reference/links/create-slugger.ts'
import { escapeMarkup } from '../../reports/diagram/escape-markup.ts'
import { renderInline } from './render-inline.ts'
import { renderMarkdownTable } from './render-markdown-table.ts'

const FENCE = /^(`{3,})(\w*)$/
const ITEM = /^(?:(\d+)\.|-) +(.*)$/
const HEADING = /^(#{1,3}) (.*)$/
const INDENT = /^ {2,3}/

/**
 * Renders the Markdown that the documentation is written in as HTML: headings, paragraphs, lists without lists in
 * them, tables, images and fenced code. HTML in it is text.
 */
export function renderMarkdown(text: string): string {
  return renderBlocks(text.split('\n'), createSlugger())
}

function renderBlocks(lines: readonly string[], slug: (heading: string) => string): string {
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
    } else if (heading !== undefined)
      html.push(
        `<h${marks.length} id="${escapeMarkup(slug(heading))}">${renderInline(heading)}</h${marks.length}>`,
      )
    else if (line.startsWith('|')) {
      taken = take(at, (each) => each.startsWith('|'))
      html.push(renderMarkdownTable(taken))
    } else if (ITEM.test(line)) {
      const isNumbered = !line.startsWith('-')
      const isItem = (each: string) => ITEM.test(each) && !each.startsWith('-') === isNumbered
      taken = take(at, (each) => isItem(each) || INDENT.test(each) || each === '')
      html.push(renderList(taken, slug))
    } else if (line !== '') {
      taken = take(at, (each) => each !== '' && !FENCE.test(each) && !/^(?:\||- )/.test(each))
      if (taken.length === 0) taken = [line]
      html.push(`<p>${renderInline(taken.join('\n'))}</p>`)
    }
    at += taken.length
  }
  return html.join('\n')
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

/** Items are parted by their marks; what is indented under one is a part of it, such as fenced code. */
function renderList(lines: readonly string[], slug: (heading: string) => string): string {
  const items: string[][] = []
  for (const line of lines) {
    const [, , text] = ITEM.exec(line) ?? []
    if (text !== undefined) items.push([text])
    else items.at(-1)?.push(line.replace(INDENT, ''))
  }
  const html = items
    .map((item) => `<li>${renderBlocks(item, slug).replace(/^<p>([\s\S]*?)<\/p>/, '$1')}</li>`)
    .join('')
  const number = ITEM.exec(lines[0] ?? '')?.[1]
  return number === undefined ? `<ul>${html}</ul>` : `<ol start="${number}">${html}</ol>`
}
