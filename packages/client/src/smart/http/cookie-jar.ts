/** The cookies of one browser. */
export interface CookieJar {
  /** Stores the cookies that a response sets. */
  store(url: URL, headers: Headers): void
  /** Returns the header with the cookies for a URL; nothing when there are none. */
  buildHeader(url: URL): { cookie?: string }
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly host: string
  /** `true` when it is for subdomains too. */
  readonly isForSubdomains: boolean
  readonly path: string
  readonly isSecure: boolean
}

/** Cookies that servers can leave in a jar. */
const MOST_COOKIES = 300

/** Creates an empty cookie jar (RFC 6265): by host, path and Secure; expiry only as far as it deletes. */
export function createCookieJar(): CookieJar {
  const cookies = new Map<string, Cookie>()
  return {
    store: (url, headers) => {
      for (const line of headers.getSetCookie()) {
        const { cookie, isDeleted } = parseCookie(line, url)
        const key = `${cookie.host} ${cookie.path} ${cookie.name}`
        if (isDeleted) cookies.delete(key)
        else if (isAcceptable(cookie, url) && (cookies.has(key) || cookies.size < MOST_COOKIES))
          cookies.set(key, cookie)
      }
    },
    buildHeader: (url) => {
      const fitting = [...cookies.values()]
        .filter((cookie) => isWithin(url.hostname, cookie) && isBelow(url.pathname, cookie.path))
        .filter(({ isSecure }) => !isSecure || url.protocol === 'https:' || isLocal(url.hostname))
        .sort((a, b) => b.path.length - a.path.length)
      return fitting.length === 0
        ? {}
        : { cookie: fitting.map(({ name, value }) => `${name}=${value}`).join('; ') }
    },
  }
}

function parseCookie(line: string, url: URL): { cookie: Cookie; isDeleted: boolean } {
  const [pair = '', ...rest] = line.split(';')
  const attributes = new Map(
    rest.map((part) => {
      const [name = '', ...value] = part.split('=')
      return [name.trim().toLowerCase(), value.join('=').trim()]
    }),
  )
  const at = pair.indexOf('=')
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase()
  const path = attributes.get('path') ?? ''
  const expires = Date.parse(attributes.get('expires') ?? '')
  return {
    cookie: {
      ...{ name: pair.slice(0, Math.max(at, 0)).trim(), value: pair.slice(at + 1).trim() },
      ...{ host: domain || url.hostname, isForSubdomains: Boolean(domain) },
      path: path.startsWith('/') ? path : url.pathname.slice(0, url.pathname.lastIndexOf('/')) || '/',
      isSecure: attributes.has('secure'),
    },
    isDeleted: Number(attributes.get('max-age') ?? 1) <= 0 || expires <= 0,
  }
}

/** Returns `true` for a cookie of the host itself, or of a domain above it that is no whole top-level domain. */
const isAcceptable = (cookie: Cookie, { hostname }: URL): boolean =>
  cookie.name !== '' && isWithin(hostname, cookie) && (cookie.host === hostname || cookie.host.includes('.'))

const isWithin = (hostname: string, { host, isForSubdomains }: Cookie): boolean =>
  hostname === host || (isForSubdomains && hostname.endsWith(`.${host}`))

const isBelow = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)

const isLocal = (hostname: string): boolean =>
  hostname === 'localhost' || /^127\./.test(hostname) || hostname === '[::1]'
