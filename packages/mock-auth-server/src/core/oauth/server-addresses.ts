/** The endpoints whose URLs discovery publishes, by the last part of their default path. */
export const PUBLISHED_ENDPOINTS = [
  'authorize',
  'token',
  'jwks',
  'introspect',
  'revoke',
  'register',
  'manage',
  'userinfo',
] as const
export type PublishedEndpoint = (typeof PUBLISHED_ENDPOINTS)[number]

/** Absolute URLs of endpoints. */
export type EndpointUrls = Readonly<Record<PublishedEndpoint, string>>

/** The well-known documents, with their default paths below a tenant. */
export const WELL_KNOWN_PATHS = {
  smart: '/fhir/.well-known/smart-configuration',
  openid: '/auth/.well-known/openid-configuration',
  oauth: '/auth/.well-known/oauth-authorization-server',
} as const
export type WellKnownDocument = keyof typeof WELL_KNOWN_PATHS

/** The URLs below which a well-known document can be: the FHIR base, the root of the tenant, its issuer. */
export const DOCUMENT_BASES = ['fhir-base', 'root', 'issuer'] as const
export type DocumentBase = (typeof DOCUMENT_BASES)[number]
export type DocumentBases = Readonly<Record<WellKnownDocument, readonly DocumentBase[]>>

/** The URLs of a tenant: those that cannot change, and those that habits of real servers move. */
export interface ServerAddresses {
  /** Absolute URL before `/fhir` and `/auth`, without a trailing slash. */
  readonly root: string
  readonly fhirBase: string
  /** Absolute URL of the tenant at the other origin of the mock. */
  readonly second: string
  readonly issuer: string
  /** The issuer of id_tokens when it is not that of everything else; openid-configuration is there, not at `issuer`. */
  readonly idTokenIssuer?: string
  readonly endpoints: EndpointUrls
  readonly documentBases: DocumentBases
}

/** Returns the URLs of a tenant whose server has no habits of its own. */
export function createDefaultAddresses(root: string, second: string): ServerAddresses {
  const issuer = `${root}/auth`
  const urls = PUBLISHED_ENDPOINTS.map((name) => [name, `${issuer}/${name}`])
  return {
    root,
    fhirBase: `${root}/fhir`,
    second,
    issuer,
    endpoints: Object.fromEntries(urls) as EndpointUrls,
    documentBases: { smart: ['fhir-base'], openid: ['issuer'], oauth: ['issuer'] },
  }
}

/** Lists the absolute URLs of a well-known document. */
export function listDocumentUrls(addresses: ServerAddresses, document: WellKnownDocument): string[] {
  const { root, fhirBase, issuer, documentBases, idTokenIssuer } = addresses
  const isMoved = document === 'openid' && idTokenIssuer !== undefined
  const urls = { root, 'fhir-base': fhirBase, issuer }
  const others = documentBases[document].filter((base) => !isMoved || base !== 'issuer')
  const bases = [...others.map((base) => urls[base]), ...(isMoved ? [idTokenIssuer] : [])]
  const name = WELL_KNOWN_PATHS[document].replace(/^\/\w+/, '')
  return bases.map((base) => `${base.replace(/\/$/, '')}${name}`)
}
