import { SmartError } from '../smart/smart-error.ts'

const MOST_REDIRECTS = 20
/** Milliseconds to wait for one response. */
const PATIENCE_MS = 10_000

/**
 * Follows redirects from the authorize URL as a browser without pages does, each origin with its cookies, and returns
 * the redirect to the redirect URI, which is not requested.
 *
 * @throws SmartError callback-invalid when they end elsewhere
 */
export async function followRedirects(authorizeUrl: string, redirectUri: string): Promise<string> {
  const cookies = new Map<string, Map<string, string>>()
  let current = authorizeUrl
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const { origin } = new URL(current)
    const jar = cookies.get(origin) ?? new Map<string, string>()
    cookies.set(origin, jar)
    const { status, headers, body } = await fetch(current, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await body?.cancel()
    for (const cookie of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? []
      if (name !== '') jar.set(name, value)
    }
    const location = status >= 300 && status < 400 ? headers.get('location') : null
    if (location === null || !URL.canParse(location, current)) throw createEndError(current, status)
    current = new URL(location, current).href
    if (isCallback(current, redirectUri)) return current
  }
  throw new SmartError(
    'callback-invalid',
    `The authorization server redirected more than ${MOST_REDIRECTS} times.`,
  )
}

/** Returns `true` for the redirect URI with any further query. */
export function isCallback(url: string, redirectUri: string): boolean {
  const [actual, expected] = [new URL(url), new URL(redirectUri)]
  return actual.origin === expected.origin && actual.pathname === expected.pathname
}

function createEndError(url: string, status: number): SmartError {
  const { origin, pathname } = new URL(url)
  return new SmartError(
    'callback-invalid',
    `The login ended at ${origin}${pathname} with ${status}, not at the redirect URI.`,
    {
      status,
      whatToTry:
        status < 300
          ? 'A page that a user has to use requires signIn, which operates it and returns the URL of the callback.'
          : 'Compare client id and redirect URI with what is registered at the server.',
    },
  )
}
