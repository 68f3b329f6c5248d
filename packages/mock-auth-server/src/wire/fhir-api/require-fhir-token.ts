import { isEnforced, type ServerRequirement } from '../../core/declare/server-requirements.ts'
import type { AccessToken } from '../../core/oauth/grant.ts'
import { parseEpoch } from '../../core/util/id.ts'
import { findBearerToken, requireBearerToken } from '../shared/bearer.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { requireAccessToken } from '../shared/require-access-token.ts'
import type { LoadedFhir } from './loaded-fhir.ts'

type Context = EndpointContext<LoadedFhir>

/**
 * Returns the access token of a FHIR request. Throws `invalid_token` and similar errors, unless a requirement
 * that the request violates is not enforced.
 */
export function requireFhirToken(context: Context): AccessToken | Promise<AccessToken> {
  const isStrict = context.options.unenforced.length === 0
  return isStrict ? requireAccessToken(context, context.loaded.token) : findLaxToken(context)
}

async function findLaxToken(context: Context): Promise<AccessToken> {
  for (const [requirement, find] of UNENFORCED) {
    const token = isEnforced(context.options, requirement) ? undefined : await find(context)
    if (token) return token
  }
  return requireAccessToken(context, context.loaded.token)
}

const UNENFORCED: readonly (readonly [
  ServerRequirement,
  (context: Context) => AccessToken | undefined | Promise<AccessToken | undefined>,
])[] = [
  ['fhir-token-present', (context) => (isAnonymous(context) ? createReader(context) : undefined)],
  ['fhir-token-in-query', (context) => (isInQuery(context, false) ? findQueried(context) : undefined)],
  ['fhir-one-token', (context) => (isInQuery(context, true) ? findLive(context) : undefined)],
  ['fhir-token-kind', findByRefreshToken],
  ['fhir-token-audience', (context) => (isForeign(context) ? createReader(context) : undefined)],
  ['fhir-token-format', (context) => (isInHeader(context) ? findLive(context) : undefined)],
  ['fhir-token-known', (context) => (isMadeUp(context) ? createReader(context) : undefined)],
]

/** Returns `true` for a request without a token in any place. */
function isAnonymous({ incoming }: Context): boolean {
  const { query, form } = incoming
  return (
    incoming.header('authorization') === undefined && !query.has('access_token') && !form.has('access_token')
  )
}

/** Returns `true` for a request with a token in one header and in no other place. */
function isInHeader({ incoming }: Context): boolean {
  const { query, form } = incoming
  const isElsewhere = query.has('access_token') || form.has('access_token')
  return incoming.headerAll('authorization').length === 1 && !isElsewhere
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

/** Returns `true` for a request with a token in the query, and one in the header too or not. */
function isInQuery({ incoming }: Context, inHeader: boolean): boolean {
  return incoming.query.has('access_token') && (incoming.header('authorization') !== undefined) === inHeader
}

async function findQueried({ tenant, incoming }: Context): Promise<AccessToken | undefined> {
  const found = await tenant.state.findAccessToken(incoming.query.get('access_token') ?? '')
  return found && found.expiresAt > tenant.clock.expiryNow() ? found : undefined
}

/** Returns the access that a live refresh token stands for. */
async function findByRefreshToken({ tenant, incoming }: Context): Promise<AccessToken | undefined> {
  const token = findBearerToken(incoming) ?? ''
  const now = tenant.clock.expiryNow()
  if ((await tenant.state.checkRefreshToken(token, now)) !== 'live') return undefined
  const found = await tenant.state.findRefreshToken(token)
  return found && { ...found, scope: found.grant.scope, issuedAt: now }
}

/** Returns `true` for a token that another tenant of this mock issued. */
function isForeign({ tenant, incoming }: Context): boolean {
  const [, issuer] = ISSUED.exec(findBearerToken(incoming) ?? '') ?? []
  return issuer !== undefined && issuer !== tenant.name
}

const ISSUED = /^at_(.+)_\d+_[\w-]{24}$/

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
