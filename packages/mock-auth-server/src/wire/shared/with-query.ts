/** Appends parameters to the query of a URL and leaves its own unchanged (RFC 6749 section 3.1.2). */
export function withQuery(target: string, params: readonly (readonly [string, string])[]): string {
  if (params.length === 0) return target
  const hash = target.indexOf('#')
  const beforeHash = hash < 0 ? target : target.slice(0, hash)
  let url = beforeHash
  let joiner = beforeHash.includes('?') ? (/[?&]$/.test(beforeHash) ? '' : '&') : '?'
  for (const [name, value] of params) {
    url += `${joiner}${encode(name)}=${encode(value)}`
    joiner = '&'
  }
  return hash < 0 ? url : url + target.slice(hash)
}

const UNRESERVED = /^[\w.~-]*$/

/** Encodes a text for a query; codes and most other values have no character that needs it. */
function encode(text: string): string {
  return UNRESERVED.test(text) ? text : encodeURIComponent(text)
}
