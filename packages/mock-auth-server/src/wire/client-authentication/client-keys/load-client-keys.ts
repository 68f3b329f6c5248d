import type { JWK } from 'jose'
import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { HeaderPair } from '../../../core/http/incoming-request.ts'
import type { Facts } from '../../../core/journal/facts.ts'
import type { PassPoint } from '../../../core/journal/points.ts'
import type { Client } from '../../../core/oauth/client.ts'
import type { JwksFetch } from '../../../core/oauth/jwks-fetch.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { Tenant } from '../../../state/tenant.ts'
import { fetchOutbound, type OutshortenResult } from './outbound.ts'
import { parseKeySet } from './parse-key-set.ts'
import { DAY_S, parseMaxAge } from './parse-max-age.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export interface KeyLookup {
  readonly tenant: Tenant
  readonly options: TenantOptions
  readonly run: string | undefined
  readonly pass: PassPoint
  /** Called with the facts of the request. */
  readonly note: (facts: Facts) => void
}

const FETCH: JwksFetch = { accept: 'application/json', times: 1, revalidates: false }

/**
 * Loads the registered keys of a client: inline, or from its `jwks_uri` (S-036, S-099, S-101). `fresh`
 * bypasses the cache, for a key that the cached set does not have. Throws an `Error` with the reason when
 * there are none.
 */
export async function loadClientKeys(
  lookup: KeyLookup,
  client: Client,
  fresh: boolean,
): Promise<{ keys: readonly JWK[]; cached: boolean }> {
  if (client.jwks && lookup.pass('client-keys.inline', true)) {
    return { keys: client.jwks.keys, cached: false }
  }
  const { jwksUri } = client
  if (jwksUri === undefined) {
    const has = client.jwks ? 'registered keys without a URL, which are not taken' : 'no registered keys'
    throw new Error(`the client ${client.clientId} has ${has}`)
  }
  const { tenant } = lookup
  const how = lookup.pass('client-keys.fetch', FETCH)
  const held =
    fresh || how !== FETCH ? undefined : await tenant.state.findClientKeys(jwksUri, tenant.clock.expiryNow())
  if (held) return { keys: held, cached: true }
  return { keys: await fetchedKeys(lookup, jwksUri, how), cached: false }
}

async function fetchedKeys(lookup: KeyLookup, uri: string, how: JwksFetch): Promise<JWK[]> {
  const { tenant, options } = lookup
  const { hostname } = new URL(uri)
  if (!LOOPBACK.has(hostname) && !options.jwksHosts.includes(hostname)) {
    throw new Error(`${uri} is not fetched: ${hostname} is neither loopback nor in the option jwksHosts`)
  }
  const fetched = await firstOf(lookup, uri, how)
  if (fetched.problem !== undefined) throw new Error(`no keys from ${uri}: ${fetched.problem}`)
  const keys = parsed(uri, fetched.body)
  const seconds = isEnforced(options, 'client-keys-cache-control')
    ? parseMaxAge(fetched.headers.get('cache-control'))
    : DAY_S
  if (seconds > 0) {
    await tenant.state.putClientKeys(uri, { keys, expiresAt: tenant.clock.expiryNow() + seconds * 1000 })
  }
  return keys
}

/** Sends the configured number of requests; the first response counts. */
async function firstOf({ tenant, run }: KeyLookup, uri: string, how: JwksFetch): Promise<OutshortenResult> {
  const accept: HeaderPair = ['Accept', how.accept]
  const first = fetchOutbound(tenant, run, uri, [accept])
  const others = Array.from({ length: how.times - 1 }, () => fetchOutbound(tenant, run, uri, [accept]))
  const [fetched] = await Promise.all([first, ...others])
  if (how.revalidates) {
    const etag = fetched.headers.get('etag') ?? '"none-was-given"'
    await fetchOutbound(tenant, run, uri, [accept, ['If-None-Match', etag]])
  }
  return fetched
}

function parsed(uri: string, body: string): JWK[] {
  let document: unknown
  try {
    document = JSON.parse(body)
  } catch {
    throw new Error(`no keys from ${uri}: it is not JSON`)
  }
  try {
    return parseKeySet(document)
  } catch (error) {
    throw new Error(`no keys from ${uri}: ${error instanceof Error ? error.message : error}`)
  }
}
