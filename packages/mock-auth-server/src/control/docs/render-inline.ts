import { escapeMarkup } from '../../reports/escape-markup.ts'

const TOKEN =
  /(`+)(.+?)\1(?!`)|\\([\\`*_<>[\]|])|\*\*(.+?)\*\*|(?<![\w/*])\*([A-Za-z][^*]*)\*(?![\w*])|\[((?:\\.|[^\]\\])+)\]\(([^)\s]+)\)/g
const PAGE = /^((?:\.\.\/|\/docs\/)?(?:faults|rules)(?:\/[a-z\d-]+)?)(?:\.md)?$/

/** Renders text with code, emphasis and links in it as HTML; whatever else it holds is escaped. */
export function renderInline(text: string): string {
  let html = ''
  let end = 0
  for (const found of text.matchAll(TOKEN)) {
    const [whole, , code, escaped, strong, emphasis, label = '', target = ''] = found
    html += escapeMarkup(text.slice(end, found.index))
    end = found.index + whole.length
    if (code !== undefined) html += `<code>${escapeMarkup(code)}</code>`
    else if (escaped !== undefined) html += escapeMarkup(escaped)
    else if (strong !== undefined) html += `<strong>${renderInline(strong)}</strong>`
    else if (emphasis !== undefined) html += `<em>${renderInline(emphasis)}</em>`
    else html += renderLink(label, target)
  }
  return html + escapeMarkup(text.slice(end))
}

/** Only what is on the web, on this page or a page beside it is linked. */
function renderLink(label: string, target: string): string {
  const text = renderInline(label)
  if (/^https?:\/\//.test(target)) return `<a href="${escapeMarkup(target)}" rel="noreferrer">${text}</a>`
  const href = target.startsWith('#') ? target : PAGE.exec(target)?.[1]
  return href === undefined ? text : `<a href="${escapeMarkup(href)}">${text}</a>`
}
