/**
 * Returns whether an `Accept` header prefers text/markdown to text/html (RFC 9110 section 12.5.1). A range such as `*`
 * counts for HTML alone; of equal weights, the type that is named first wins.
 */
export function isMarkdownPreferred(header: string | undefined): boolean {
  const ranges = (header ?? '').split(',').map(parseRange)
  const markdown = ranges.find(({ media }) => media === 'text/markdown')
  if (!markdown || markdown.weight === 0) return false
  const html = ranges.find(({ media }) => media === 'text/html')
  if (!html) {
    const wildcard = ranges.find(({ media }) => media === 'text/*' || media === '*/*')
    return markdown.weight >= (wildcard?.weight ?? 0)
  }
  if (markdown.weight !== html.weight) return markdown.weight > html.weight
  return ranges.indexOf(markdown) < ranges.indexOf(html)
}

function parseRange(range: string): { readonly media: string; readonly weight: number } {
  const [media = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase())
  const weight = params.find((param) => param.startsWith('q='))?.slice(2)
  const parsed = weight === undefined ? 1 : Number(weight)
  return { media, weight: Number.isNaN(parsed) ? 0 : parsed }
}
