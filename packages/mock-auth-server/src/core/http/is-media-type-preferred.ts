/**
 * Returns whether an `Accept` header prefers a media type to the one that is sent otherwise (RFC 9110 section 12.5.1).
 * A range such as `*` counts for the latter alone; of equal weights, the type that is named first wins.
 */
export function isMediaTypePreferred(header: string | undefined, type: string, otherwise: string): boolean {
  const ranges = (header ?? '').split(',').map(parseRange)
  const found = ranges.find(({ media }) => media === type)
  if (!found || found.weight === 0) return false
  const other = ranges.find(({ media }) => media === otherwise)
  if (!other) {
    const group = `${otherwise.split('/', 1)[0]}/*`
    const wildcard = ranges.find(({ media }) => media === group || media === '*/*')
    return found.weight >= (wildcard?.weight ?? 0)
  }
  if (found.weight !== other.weight) return found.weight > other.weight
  return ranges.indexOf(found) < ranges.indexOf(other)
}

function parseRange(range: string): { readonly media: string; readonly weight: number } {
  const [media = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase())
  const weight = params.find((param) => param.startsWith('q='))?.slice(2)
  const parsed = weight === undefined ? 1 : Number(weight)
  return { media, weight: Number.isNaN(parsed) ? 0 : parsed }
}
