import { PUBLISHED_ENDPOINTS, type PublishedEndpoint } from '../../core/oauth/server-addresses.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import type { MetadataFacts } from '../../presets/captures/read-metadata-facts.ts'
import { type Hosts, toTemplate, toTemplates } from './find-hosts.ts'
import { listOwnMembers } from './list-own-members.ts'

const MEMBERS: Readonly<Record<PublishedEndpoint, string>> = {
  authorize: 'authorization_endpoint',
  token: 'token_endpoint',
  jwks: 'jwks_uri',
  introspect: 'introspection_endpoint',
  revoke: 'revocation_endpoint',
  register: 'registration_endpoint',
  manage: 'management_endpoint',
  userinfo: 'userinfo_endpoint',
}
const PATH = /^\/[\w.~%/-]*$/
const FLAG = 'authorization_response_iss_parameter_supported'

/** The documents that values of options are derived from. */
export interface Documents {
  readonly smart: JsonObject
  readonly openid: JsonObject | undefined
  readonly metadata: MetadataFacts | undefined
}

/** Derives the values of switches from the documents of a server, as options of a tenant. */
export function computeDraftValues(
  { smart, openid, metadata }: Documents,
  hosts: Hosts,
): Record<string, Json> {
  const own = listOwnMembers()
  return {
    endpointPaths: draftPaths({ ...openid, ...smart }, hosts),
    issuer: draftIssuer(smart, hosts),
    discovery: draftShape(smart, own.smart, hosts),
    ...(openid ? { openidDocument: draftShape(openid, own.openid, hosts) } : {}),
    responseIssuer: smart[FLAG] === true || openid?.[FLAG] === true ? 'sent' : 'silent',
    ...(metadata ? { metadataOauthUris: draftOauthUris(metadata) } : {}),
  }
}

function draftPaths(document: JsonObject, { root }: Hosts): Record<string, string> {
  const paths = PUBLISHED_ENDPOINTS.flatMap((name) => {
    const url = document[MEMBERS[name]]
    if (typeof url !== 'string' || !url.startsWith(`${root}/`)) return []
    const path = url.slice(root.length)
    return PATH.test(path) && path.length <= 300 ? [[name, path] as const] : []
  })
  return Object.fromEntries(paths)
}

function draftIssuer({ issuer, authorization_endpoint: authorize }: JsonObject, hosts: Hosts): string {
  if (typeof issuer !== 'string') return 'absent'
  if (typeof authorize === 'string' && authorize.replace(/\/[^/]*\/?$/, '') === issuer) return 'auth-base'
  if (issuer === hosts.fhirBase) return 'fhir-base'
  const template = toTemplate(issuer, hosts)
  return template.startsWith('{root}') || template.startsWith('{fhirBase}') ? template : 'second-origin'
}

/** Returns the shape with exactly the members of a document, in its order. */
function draftShape(document: JsonObject, own: readonly string[], hosts: Hosts): Json {
  const order = Object.keys(document).slice(0, 100)
  const set = Object.fromEntries(order.map((name) => [name, toTemplates(document[name] ?? null, hosts)]))
  return { omit: own.filter((name) => !Object.hasOwn(document, name)), set, order }
}

function draftOauthUris({ oauthUris }: MetadataFacts): string {
  if (oauthUris.length === 0) return 'absent'
  return oauthUris.every((name) => name === 'authorize' || name === 'token') ? 'authorize-and-token' : 'all'
}
