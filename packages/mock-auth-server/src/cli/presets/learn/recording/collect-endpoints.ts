import { PUBLISHED_ENDPOINTS, type PublishedEndpoint } from '../../../../core/oauth/server-addresses.ts'
import { type Exchange, readForm, readObject } from './exchange.ts'
import type { Recording } from './recording.ts'

/** The member of discovery documents that has the URL of each endpoint. */
export const ENDPOINT_MEMBERS: Readonly<Record<PublishedEndpoint, string>> = {
  authorize: 'authorization_endpoint',
  token: 'token_endpoint',
  jwks: 'jwks_uri',
  introspect: 'introspection_endpoint',
  revoke: 'revocation_endpoint',
  register: 'registration_endpoint',
  manage: 'management_endpoint',
  userinfo: 'userinfo_endpoint',
}

/** Collects the URLs of the endpoints, from the documents or else from requests that look like theirs. */
export function collectEndpoints(
  exchanges: readonly Exchange[],
  { smart, openid }: Recording['documents'],
): Recording['endpoints'] {
  const used = {
    authorize: exchanges.find(
      ({ url: { searchParams } }) => searchParams.has('response_type') && searchParams.has('client_id'),
    ),
    token: exchanges.find((each) => readForm(each)?.has('grant_type')),
  }
  const found = PUBLISHED_ENDPOINTS.flatMap((name) => {
    const [published] = [smart, openid].flatMap((document) => {
      const value = document && readObject(document)?.[ENDPOINT_MEMBERS[name]]
      return typeof value === 'string' && URL.canParse(value) ? [value] : []
    })
    const { url } = (name === 'authorize' || name === 'token' ? used[name] : undefined) ?? {}
    const own = published ?? (url && `${url.origin}${url.pathname}`)
    return own === undefined ? [] : [[name, own] as const]
  })
  return Object.fromEntries(found)
}

/** Returns `true` for a request of that endpoint. */
export function isAt({ url }: Exchange, endpoint: string | undefined): boolean {
  return endpoint !== undefined && `${url.origin}${url.pathname}` === endpoint.split('?', 1)[0]
}

/** Returns the origin with the folders that the FHIR base and all endpoints on its host share. */
export function findRoot(fhirBase: string, endpoints: Recording['endpoints']): string {
  const { origin } = new URL(fhirBase)
  const [first = [], ...others] = [fhirBase, ...Object.values(endpoints)]
    .map((each) => new URL(each))
    .filter((each) => each.origin === origin)
    .map(({ pathname }) => pathname.split('/').slice(1, -1))
  const length = first.findIndex((part, at) => others.some((each) => each[at] !== part))
  const shared = others.length === 0 ? first : length < 0 ? first : first.slice(0, length)
  return [origin, ...shared].join('/')
}
