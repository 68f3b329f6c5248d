import { AddressError } from './address-error.ts'
import type { ListenerSettings } from './listener-settings.ts'

/** What paths of our own begin with: below a prefix like that nobody could tell which of the two is meant. */
const OWN = new Set(['fhir', 'auth', 't', 's', 'v', 'of', 'launch', 'brands', 'app-state', '.well-known'])

/** The one spelling of a URL that others reach a listener by, without a trailing slash; throws `AddressError`. */
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

/** That of the control listener, whose pages and links know no path before their own. */
function toControlUrl(text: string): string {
  const url = normalizePublicUrl('control URL', text)
  if (getPathPrefix(url) === '') return url
  throw new AddressError(`the control URL must not have a path, as in ${JSON.stringify(text)}`)
}

/** The URLs that were given, each in its one spelling. */
export function normalizeConfiguredUrls({ publicUrl, canaryUrl, controlUrl }: ListenerSettings) {
  return {
    publicUrl: publicUrl === undefined ? undefined : normalizePublicUrl('public URL', publicUrl),
    canaryUrl: canaryUrl === undefined ? undefined : normalizePublicUrl('canary URL', canaryUrl),
    controlUrl: controlUrl === undefined ? undefined : toControlUrl(controlUrl),
  }
}

/** The path of a public URL, which requests may come with; empty at the root. */
export function getPathPrefix(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '')
}

/** The path without that prefix: a reverse proxy may keep it or take it away. */
export function stripPrefix(prefix: string, path: string): string {
  if (prefix === '' || !path.startsWith(prefix)) return path
  const rest = path.slice(prefix.length)
  return rest === '' ? '/' : rest.startsWith('/') ? rest : path
}
