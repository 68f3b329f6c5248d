const SAFE_METHODS = ['GET', 'HEAD', 'POST']
const SAFE_HEADERS = ['accept', 'accept-language', 'content-language']
const SAFE_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i

/** Returns the headers for which a browser sends a preflight to another origin, in lower case. */
export function listNonSafelistedHeaders(headers: RequestInit['headers']): string[] {
  return [...new Headers(headers)].flatMap(([name, value]) =>
    SAFE_HEADERS.includes(name) || (name === 'content-type' && SAFE_TYPES.test(value)) ? [] : [name],
  )
}

/** Returns `true` when a browser sends a preflight first (Fetch, CORS-preflight request). */
export function needsPreflight({ method = 'GET', headers }: RequestInit): boolean {
  return !SAFE_METHODS.includes(method) || listNonSafelistedHeaders(headers).length > 0
}
