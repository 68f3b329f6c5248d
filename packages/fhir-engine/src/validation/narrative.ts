const words = (text: string) => new Set(text.split(' '))

/** Elements of HTML 4.0 in chapters 7 to 11 and 15, without those of forms, scripts and documents (txt-1). */
const ELEMENTS = words(
  'div span h1 h2 h3 h4 h5 h6 address bdo em strong dfn code samp kbd var cite abbr acronym blockquote q ' +
    'sub sup p br pre ul ol li dl dt dd table caption thead tfoot tbody colgroup col tr th td tt i b big ' +
    'small s strike u hr font a img map area',
)
const ATTRIBUTES = words(
  'xmlns id class style title lang xml:lang dir accesskey tabindex name href hreflang rel rev type charset ' +
    'shape coords nohref src alt longdesc height width usemap ismap border hspace vspace align valign char ' +
    'charoff abbr axis headers scope rowspan colspan span summary frame rules cellpadding cellspacing ' +
    'bgcolor nowrap cite start value compact clear noshade size color face xml:space target',
)
const ATTRIBUTE = String.raw`\s+([A-Za-z_][\w:.-]*)\s*=\s*("[^"<]*"|'[^'<]*')`
const TOKEN = new RegExp(
  String.raw`<!--(?:(?!--)[^])*-->|<\/([A-Za-z][\w:-]*)\s*>|<([A-Za-z][\w:-]*)((?:${ATTRIBUTE})*)\s*(\/?)>|[^<]+`,
  'y',
)
const ATTRIBUTES_OF = new RegExp(ATTRIBUTE, 'g')
const AMPERSAND = /&(?!(?:[A-Za-z][A-Za-z0-9]*|#\d+|#x[\dA-Fa-f]+);)/
const SCRIPT = /(?:java|vb)script:|expression\(/i
const XHTML = 'http://www.w3.org/1999/xhtml'

/**
 * Returns the reason why a narrative is invalid, or `undefined`: one well-formed `div` of XHTML with the
 * elements and attributes that R4 allows, no script, and some content (§2.4; txt-1, txt-2).
 */
export function findNarrativeProblem(div: string): string | undefined {
  const text = div.trim()
  const open: string[] = []
  let hasContent = false
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) return `is not well-formed XHTML at "${text.slice(at, at + 30)}"`
    const [token, end, start, attributes = '', , , single] = match
    if (at > 0 && open.length === 0) return 'must be one div and nothing after it'
    if (end !== undefined) {
      if (open.pop() !== end) return `closes <${end}>, which is not open`
    } else if (start !== undefined) {
      const problem = findTagProblem(start, attributes, open.length === 0)
      if (problem) return problem
      if (single === '') open.push(start)
      else if (open.length === 0) return 'must have some content (txt-2)'
      hasContent ||= start === 'img'
    } else if (!token.startsWith('<!--')) {
      if (open.length === 0) return 'must be a div'
      if (AMPERSAND.test(token)) return 'has an ampersand that is no entity'
      hasContent ||= token.trim() !== ''
    }
  }
  if (open.length > 0) return `does not close <${open.at(-1)}>`
  return hasContent ? undefined : 'must have some content (txt-2)'
}

function findTagProblem(name: string, attributes: string, isRoot: boolean): string | undefined {
  if (isRoot && name !== 'div') return 'must be a div'
  if (!ELEMENTS.has(name)) return `has <${name.slice(0, 20)}>, which narratives may not have (txt-1)`
  let namespace: string | undefined
  for (const [, attribute = '', quoted = ''] of attributes.matchAll(ATTRIBUTES_OF)) {
    const value = quoted.slice(1, -1)
    if (!ATTRIBUTES.has(attribute)) {
      return `has the attribute ${attribute.slice(0, 20)}, which narratives may not have (txt-1)`
    }
    if (AMPERSAND.test(value)) return 'has an ampersand that is no entity'
    if (SCRIPT.test(toPlainUrl(value))) return `has a script in ${attribute} (txt-1)`
    if (attribute === 'xmlns') namespace = value
  }
  const isForeign = namespace === undefined ? isRoot : namespace !== XHTML
  return isForeign ? `must be in the namespace ${XHTML}` : undefined
}

/** Returns a value as a browser reads it as a URL: references decoded, white space and controls left out. */
function toPlainUrl(text: string): string {
  const decoded = text.replace(/&(?:#(x?)([\dA-Fa-f]{1,6})|(\w+));/g, (all, hex, digits, name) => {
    if (name !== undefined) return NAMED[name] ?? all
    return String.fromCodePoint(Math.min(Number.parseInt(digits, hex ? 16 : 10) || 0, 0x10ffff))
  })
  return decoded.replace(/[\s\p{Cc}]/gu, '')
}

const NAMED: Readonly<Record<string, string>> = { Tab: '\t', NewLine: '\n', colon: ':', lpar: '(' }
