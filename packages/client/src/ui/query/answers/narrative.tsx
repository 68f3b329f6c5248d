import { type ComponentChildren, h } from 'preact'
import { useMemo } from 'preact/hooks'
import { ExternalLink } from '../../components/external-link.tsx'

/** Elements that are rebuilt; others lose their tags, `dropped` ones their content too. */
const allowed = new Set(
  'p br div span b i em strong small big sub sup tt code pre blockquote q ul ol li dl dt dd table caption thead tbody tfoot tr th td hr cite dfn var samp kbd abbr acronym address'.split(
    ' ',
  ),
)
const dropped = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'embed',
  'noscript',
  'svg',
  'math',
  'head',
])
const deepest = 60

/**
 * Shows a narrative of an untrusted server: parsed without running scripts, then rebuilt from a short list of
 * elements without attributes except the spans of table cells. Images and styles are left out.
 */
export function Narrative({ html }: { html: string }) {
  const content = useMemo(() => rebuild(new DOMParser().parseFromString(html, 'text/html').body, 0), [html])
  return <div class="narrative">{content}</div>
}

function rebuild(parent: Node, depth: number): ComponentChildren[] {
  if (depth > deepest) return [parent.textContent]
  return [...parent.childNodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent
    if (!(node instanceof Element)) return null
    const name = node.localName
    if (dropped.has(name)) return null
    if (name === 'img') return node.getAttribute('alt')
    const children = rebuild(node, depth + 1)
    if (name === 'a') return <ExternalLink href={node.getAttribute('href') ?? ''}>{children}</ExternalLink>
    // Headings of a narrative must not mix with those of the page.
    if (/^h[1-6]$/.test(name)) return <p class="narrative-heading">{children}</p>
    return allowed.has(name) ? h(name, spans(node), ...children) : children
  })
}

function spans(node: Element): Record<string, number> {
  const found: Record<string, number> = {}
  for (const name of ['colspan', 'rowspan']) {
    const size = Number(node.getAttribute(name))
    if (Number.isInteger(size) && size > 1 && size <= 100) found[name] = size
  }
  return found
}
