/** Appends parameters to the query of a URL and leaves its own unchanged (RFC 6749 section 3.1.2). */
export function withQuery(target: string, params: readonly (readonly [string, string])[]): string {
  if (params.length === 0) return target
  const [beforeHash = '', ...hash] = target.split('#')
  const query = params.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  const joiner = beforeHash.includes('?') ? (/[?&]$/.test(beforeHash) ? '' : '&') : '?'
  return beforeHash + joiner + query + (hash.length > 0 ? `#${hash.join('#')}` : '')
}

const UNRESERVED = /^[\w.~-]*$/

/** Encodes a text for a query; codes and most other values have no character that needs it. */
function encode(text: string): string {
  return UNRESERVED.test(text) ? text : encodeURIComponent(text)
}
