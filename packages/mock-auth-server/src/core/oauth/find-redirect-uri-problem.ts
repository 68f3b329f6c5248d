import { type Client, isLoopback } from './client.ts'

/** Properties of a registration that decide which schemes its URIs may have. */
export type SchemeRules = Pick<Client, 'native' | 'nativeSchemes'>

/** Schemes that run or display what the URI itself says, and that no option allows. */
const CONTENT_SCHEMES = new Set([
  ...['javascript:', 'vbscript:', 'data:', 'blob:', 'filesystem:', 'file:', 'about:', 'view-source:'],
  ...['jar:', 'mhtml:', 'intent:', 'ftp:', 'ws:', 'wss:'],
])
/** A domain name in reverse order, which no program but its owner's takes: RFC 8252 section 7.1. */
const PRIVATE_USE = /^[a-z]{2,}(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+:$/
const HOST_WITHOUT_SCHEME = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?(?:[/?#].*)?$/i

/**
 * Returns the reason why a redirect or launch URI cannot be registered, or `undefined` (S-039). Of native apps it
 * may have a private-use scheme, or one that the registration names: any other may start some program on the
 * user's machine.
 */
export function findRedirectUriProblem(uri: string, rules: SchemeRules = {}): string | undefined {
  if (HOST_WITHOUT_SCHEME.test(uri)) return `it has no scheme; did you mean ${withScheme(uri)}?`
  if (!URL.canParse(uri)) return 'it is not an absolute URL'
  const url = new URL(uri)
  if (uri.includes('#')) return 'it has a fragment'
  if (CONTENT_SCHEMES.has(url.protocol)) return `its scheme ${url.protocol} runs or displays content`
  if (url.username || url.password) return 'it contains a user name'
  if (uri.includes('*')) return 'it has a wildcard'
  if (url.protocol === 'https:' || isLoopback(url)) return undefined
  if (url.protocol === 'http:') return 'plain http is allowed on loopback only'
  return findSchemeProblem(url.protocol, rules)
}

function findSchemeProblem(
  protocol: string,
  { native, nativeSchemes = [] }: SchemeRules,
): string | undefined {
  const name = protocol.slice(0, -1)
  if (!native) return `the scheme ${protocol} is for native apps only`
  if (PRIVATE_USE.test(protocol) || nativeSchemes.some((each) => each.toLowerCase() === name))
    return undefined
  return `the scheme ${protocol} is not a domain name in reverse order such as com.example.app: (RFC 8252 section 7.1); name it in nativeSchemes (--native-scheme ${name}) if your app owns it`
}

/** Returns what was meant by a host, such as `localhost:3000/callback`. */
function withScheme(uri: string): string {
  const http = `http://${uri}`
  return URL.canParse(http) && isLoopback(new URL(http)) ? http : `https://${uri}`
}
