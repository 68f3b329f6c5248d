import type { Json, JsonObject } from '../../core/util/json.ts'

/** The base URLs of a server, which placeholders stand for in a draft. */
export interface Hosts {
  readonly fhirBase: string
  /** The common part of the URLs of the authorization server. */
  readonly root: string
  /** Origin and path of an issuer elsewhere. */
  readonly second: string | undefined
}

/** Finds the base URLs of a server: the common path of endpoints and FHIR base, or the origin of the endpoints. */
export function findHosts(fhirBase: string, smart: JsonObject): Hosts {
  const endpoints = [smart.authorization_endpoint, smart.token_endpoint].filter(isUrl)
  const [first = fhirBase] = endpoints
  const { origin } = new URL(first)
  const isSame = [...endpoints, fhirBase].every((url) => new URL(url).origin === origin)
  const root = isSame ? findCommonBase([...endpoints, fhirBase]) : origin
  const { issuer } = smart
  const isElsewhere = isUrl(issuer) && !isBelow(issuer, root) && !isBelow(issuer, fhirBase)
  return { fhirBase, root, second: isElsewhere ? issuer.replace(/\/+$/, '') : undefined }
}

/** Returns a value in which the base URLs are placeholders. */
export function toTemplates(value: Json, hosts: Hosts): Json {
  if (typeof value === 'string') return toTemplate(value, hosts)
  if (Array.isArray(value)) return value.map((each) => toTemplates(each, hosts))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toTemplates(each, hosts)]))
}

/** Returns a text in which a base URL at its beginning is a placeholder. */
export function toTemplate(text: string, { fhirBase, root, second }: Hosts): string {
  for (const [name, base] of [
    ['fhirBase', fhirBase],
    ['root', root],
    ['second', second],
  ] as const)
    if (base !== undefined && isBelow(text, base)) return `{${name}}${text.slice(base.length)}`
  return text
}

function isBelow(url: string, base: string): boolean {
  return url === base || url.startsWith(`${base}/`)
}

function isUrl(value: Json | undefined): value is string {
  return typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value)
}

/** Returns what URLs of one origin have in common, up to a slash. */
function findCommonBase(urls: readonly string[]): string {
  const [first = [], ...others] = urls.map((url) => url.split('/'))
  const end = first.findIndex((part, at) => others.some((parts) => parts[at] !== part))
  return first.slice(0, end < 0 ? first.length : end).join('/')
}
