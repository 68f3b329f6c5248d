import { escapeMarkup } from '../../reports/diagram/escape-markup.ts'

const TOKEN =
  /(`+)(.+?)\1(?!`)|\\([\\`*_<>[\]|])|\*\*(.+?)\*\*|(?<![\w/*])\*([A-Za-z][^*]*)\*(?![\w*])|(!?)\[((?:\\.|[^\]\\])+)\]\(([^)\s]+)\)/g
/** A URL with a scheme, or without one but with a host, as `//host`; browsers take `\` for `/`. */
const ELSEWHERE = /^(?:[^/?#]*:|[/\\]{2})/

/** Renders text with code, emphasis and links in it as HTML; whatever else it holds is escaped. */
export function renderInline(text: string): string {
  let html = ''
  let end = 0
  for (const found of text.matchAll(TOKEN)) {
    const [whole, , code, escaped, strong, emphasis, mark, label = '', target = ''] = found
    html += escapeMarkup(text.slice(end, found.index))
    end = found.index + whole.length
    if (code !== undefined) html += `<code>${escapeMarkup(code)}</code>`
    else if (escaped !== undefined) html += escapeMarkup(escaped)
    else if (strong !== undefined) html += `<strong>${renderInline(strong)}</strong>`
    else if (emphasis !== undefined) html += `<em>${renderInline(emphasis)}</em>`
    else html += mark === '!' ? renderImage(label, target) : renderLink(label, target)
  }
  return html + escapeMarkup(text.slice(end))
}

/** Only what is on the web, or of this site, is linked. */
function renderLink(label: string, target: string): string {
  const text = renderInline(label)
  if (/^https?:\/\//.test(target)) return `<a href="${escapeMarkup(target)}" rel="noreferrer">${text}</a>`
  return ELSEWHERE.test(target) ? text : `<a href="${escapeMarkup(target)}">${text}</a>`
}

/** An image of another host is never loaded. */
function renderImage(label: string, target: string): string {
  const text = escapeMarkup(label)
  return ELSEWHERE.test(target) ? text : `<img src="${escapeMarkup(target)}" alt="${text}" loading="lazy">`
}
