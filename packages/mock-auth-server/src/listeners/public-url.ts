import { AddressError } from './address-error.ts'
import type { ListenerSettings } from './listener-settings.ts'

/** First segments of the server's own paths: below such a prefix, a path would be ambiguous. */
const OWN = new Set(['fhir', 'auth', 't', 's', 'v', 'of', 'launch', 'brands', 'app-state', '.well-known'])

/** Normalizes the URL by which clients reach a listener, without a trailing slash; throws `AddressError`. */
export function normalizePublicUrl(what: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new AddressError(
      `the ${what} must be an http(s) URL without query, fragment and user name, not ${JSON.stringify(text)}`,
    )
  }
  const [, first = ''] = url.pathname.split('/')
  if (OWN.has(first)) {
    throw new AddressError(
      `the path of the ${what} must not start with /${first}, which the mock uses itself`,
    )
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

/** Normalizes the URL of the control listener, whose pages and links have no path prefix. */
function toControlUrl(text: string): string {
  const url = normalizePublicUrl('control URL', text)
  if (getPathPrefix(url) === '') return url
  throw new AddressError(`the control URL must not have a path, as in ${JSON.stringify(text)}`)
}

/** Normalizes the configured URLs. */
export function normalizeConfiguredUrls({ publicUrl, canaryUrl, controlUrl }: ListenerSettings) {
  return {
    publicUrl: publicUrl === undefined ? undefined : normalizePublicUrl('public URL', publicUrl),
    canaryUrl: canaryUrl === undefined ? undefined : normalizePublicUrl('canary URL', canaryUrl),
    controlUrl: controlUrl === undefined ? undefined : toControlUrl(controlUrl),
  }
}

/** Returns the path of a public URL, which requests may have as a prefix; empty at the root. */
export function getPathPrefix(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '')
}

/** Removes the prefix from a path: a reverse proxy may keep or remove it. */
export function stripPrefix(prefix: string, path: string): string {
  if (prefix === '' || !path.startsWith(prefix)) return path
  const rest = path.slice(prefix.length)
  return rest === '' ? '/' : rest.startsWith('/') ? rest : path
}
