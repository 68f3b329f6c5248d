import { isEnforced, type ServerRequirement } from '../../core/declare/server-requirements.ts'
import type { AccessToken } from '../../core/oauth/grant.ts'
import { parseEpoch } from '../../core/util/id.ts'
import { requireBearerToken } from '../shared/bearer.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { requireAccessToken } from '../shared/require-access-token.ts'

type Context = EndpointContext<{ readonly token: AccessToken | undefined }>

/**
 * Returns the access token of a FHIR request. Throws `invalid_token` and similar errors, unless a requirement
 * that the request violates is not enforced.
 */
export async function requireFhirToken(context: Context): Promise<AccessToken> {
  const { options, loaded } = context
  if (options.unenforced.length > 0) {
    for (const [requirement, find] of UNENFORCED) {
      const token = isEnforced(options, requirement) ? undefined : await find(context)
      if (token) return token
    }
  }
  return requireAccessToken(context, loaded.token)
}

const UNENFORCED: readonly (readonly [
  ServerRequirement,
  (context: Context) => AccessToken | undefined | Promise<AccessToken | undefined>,
])[] = [
  ['fhir-token-present', (context) => (isAnonymous(context) ? createReader(context) : undefined)],
  ['fhir-token-format', findLive],
  ['fhir-token-known', (context) => (isMadeUp(context) ? createReader(context) : undefined)],
]

/** Returns `true` for a request without a token in any place. */
function isAnonymous({ incoming }: Context): boolean {
  const { query, form } = incoming
  return (
    incoming.header('authorization') === undefined && !query.has('access_token') && !form.has('access_token')
  )
}

/** Finds the token in the header, whatever its characters. */
function findLive({ tenant, loaded: { token } }: Context): AccessToken | undefined {
  return token && token.expiresAt > tenant.clock.expiryNow() ? token : undefined
}

/** Returns `true` for a well-formed token that this server never issued: neither opaque nor a JWT. */
function isMadeUp({ incoming, loaded }: Context): boolean {
  if (isAnonymous({ incoming } as Context) || loaded.token) return false
  const token = requireBearerToken(incoming)
  return parseEpoch(token) === undefined && !token.startsWith('eyJ')
}

/** Creates a token that reads and searches everything, and writes nothing. */
function createReader({ tenant, run }: Context): AccessToken {
  const scope = 'system/*.rs'
  const now = tenant.clock.now()
  return {
    token: '',
    grant: {
      ...{ family: '', run, clientId: '', user: undefined, scope, context: {}, nonce: undefined },
      authTime: Math.floor(now / 1000),
    },
    scope,
    issuedAt: now,
    expiresAt: Number.POSITIVE_INFINITY,
  }
}
