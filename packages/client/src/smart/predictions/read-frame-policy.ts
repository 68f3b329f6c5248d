import { readFrameAncestors } from '../requirements/frame-policy.ts'

/**
 * Returns `allowed` or `forbidden` when headers decide if a page of `origin` may frame the response;
 * otherwise `unknown`.
 */
export function readFramePolicy(headers: Headers, origin: string): 'allowed' | 'forbidden' | 'unknown' {
  const policies = readFrameAncestors(headers)
  const allows = (sources: string[]) => sources.some((source) => matches(source, new URL(origin)))
  // frame-ancestors overrules X-Frame-Options where both are present; of several policies each has to allow it.
  if (policies.length > 0) return policies.every(allows) ? 'allowed' : 'forbidden'
  const option = headers.get('x-frame-options')?.trim().toLowerCase()
  if (option === 'deny' || option === 'sameorigin') return 'forbidden'
  return 'unknown'
}

function matches(source: string, origin: URL): boolean {
  if (source === '*') return true
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return source.toLowerCase() === origin.protocol
  const [, scheme, host = '', port] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:]+)(?::(\d+|\*))?/i.exec(source) ?? []
  if (scheme !== undefined && `${scheme.toLowerCase()}:` !== origin.protocol) return false
  const named = host.startsWith('*.')
    ? origin.hostname.endsWith(host.slice(1))
    : host.toLowerCase() === origin.hostname
  const defaultPort = (scheme ?? origin.protocol).startsWith('https') ? '443' : '80'
  return named && (port === '*' || (port ?? defaultPort) === (origin.port || defaultPort))
}
