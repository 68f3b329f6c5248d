import type { JWK } from 'jose'
import { isEnforced } from '../../../core/declare/server-requirements.ts'
import type { Client } from '../../../core/oauth/client.ts'
import { decodeAssertion } from '../../../core/oauth/decode-assertion.ts'
import { mergeClientOptions } from '../../../core/oauth/merge-client-options.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { JsonObject } from '../../../core/util/json.ts'
import type { Tenant } from '../../../state/tenant.ts'
import { type KeyLookup, loadClientKeys } from '../client-keys/load-client-keys.ts'
import { findClaimsProblem, LEEWAY_S } from './find-claims-problem.ts'
import { selectKey } from './select-key.ts'

/**
 * Returns the reason why an assertion does not authenticate that client, or `undefined`. SMART
 * "client-confidential-asymmetric", signature verification (S-096 to S-101).
 *
 * @param rawQuery of the request: part of a token URL that was published with one
 */
export async function findAssertionProblem(
  lookup: KeyLookup,
  client: Client,
  compact: string,
  rawQuery: string,
): Promise<string | undefined> {
  const { tenant, options, pass } = lookup
  const read = decodeAssertion(compact)
  if ('problem' in read) return read.problem
  const { header, claims } = read
  const now = tenant.clock.now() / 1000 + options.assertionClockOffsetS
  const tokenUrls = pass('assertion.audiences', listTokenUrls(tenant, rawQuery))
  const problem =
    headerProblem(header, client, options) ??
    findClaimsProblem(claims, { clientId: client.clientId, tokenUrls, now }, options)
  // Checked even then: each rule reports its own defect, regardless of others.
  const unsigned = await signatureProblem(lookup, client, compact, header)
  if (problem !== undefined || unsigned !== undefined) return problem ?? unsigned
  const { exp, jti } = claims
  if (jti === undefined) return undefined
  // What has no expiry is kept for as long as an assertion may live.
  const until = (typeof exp === 'number' ? exp + LEEWAY_S : now + 2 * LEEWAY_S) * 1000
  const seen = await tenant.state.seenJti(client.clientId, String(jti), until)
  const { problem: defect } = pass('assertion.id', {
    jti: String(jti),
    problem: seen && isEnforced(options, 'assertion-jti') ? 'replayed' : undefined,
  })
  return defect && DEFECTS[defect](String(jti))
}

const DEFECTS = {
  replayed: (jti: string) => `jti ${jti} was used before: each assertion requires its own`,
  'too-long': (jti: string) => `jti has ${jti.length} characters, which is too long for this server`,
}

/** Lists the URLs of the token endpoint: the default one answers even where another is published. */
function listTokenUrls({ addresses, defaultAddresses }: Tenant, rawQuery: string): string[] {
  const urls = [...new Set([addresses.endpoints.token, defaultAddresses.endpoints.token])]
  return rawQuery === '' ? urls : urls.flatMap((url) => [url, `${url}?${rawQuery}`])
}

function headerProblem(
  { alg, typ, kid, jku, crit }: JsonObject,
  client: Client,
  options: TenantOptions,
): string | undefined {
  const allowed = mergeClientOptions(options, client).assertionAlgorithms
  if (typeof alg !== 'string' || !(allowed.includes(alg) || isUnsigned(alg, options))) {
    return `alg is ${alg ?? 'absent'}; allowed for ${client.clientId} are ${allowed.join(', ')}`
  }
  if (typ !== undefined && String(typ).toUpperCase() !== 'JWT') return `typ must be JWT, not ${typ}`
  if (typeof kid !== 'string' || kid === '') return 'kid is missing in the header'
  if (crit !== undefined) return `crit names extensions that are not understood: ${JSON.stringify(crit)}`
  if (!isForeign(jku, client) || !isEnforced(options, 'assertion-jku')) return undefined
  return `jku is ${jku}, but registered is ${client.jwksUri ?? 'an inline key set'}`
}

/** Returns `true` for `alg: none` where the server accepts it. */
function isUnsigned(alg: string, options: TenantOptions): boolean {
  return alg === 'none' && !isEnforced(options, 'assertion-algorithm')
}

function isForeign(jku: JsonObject[string], { jwksUri }: Client): boolean {
  return jku !== undefined && jku !== jwksUri
}

async function signatureProblem(
  lookup: KeyLookup,
  client: Client,
  compact: string,
  header: JsonObject,
): Promise<string | undefined> {
  const { kid, alg, jku } = header
  // Where a foreign jku is accepted, its keys are not fetched: nothing tells them from the client's.
  if (isForeign(jku, client) && !isEnforced(lookup.options, 'assertion-jku')) return undefined
  const allowed = mergeClientOptions(lookup.options, client).assertionAlgorithms
  if (typeof kid !== 'string' || typeof alg !== 'string' || !allowed.includes(alg)) return undefined
  try {
    const found = await loadClientKeys(lookup, client, false)
    let selected = selectKey(found.keys, kid, alg)
    if ('problem' in selected && selected.unknownKid && found.cached) {
      selected = selectKey((await loadClientKeys(lookup, client, true)).keys, kid, alg)
    }
    const isUnknown = 'problem' in selected && selected.unknownKid
    lookup.note({ assertionKey: isUnknown ? 'unknown' : 'registered' })
    if ('problem' in selected)
      return isUnknown && !isEnforced(lookup.options, 'assertion-key') ? undefined : selected.problem
    const problem = await verifyProblem(compact, selected.key, alg)
    lookup.note({ assertionSignature: problem === undefined ? 'good' : 'wrong' })
    return isEnforced(lookup.options, 'assertion-signature') ? problem : undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function verifyProblem(compact: string, jwk: JWK, alg: string): Promise<string | undefined> {
  // `key_ops` describes the private half in some published sets; what counts is that it verifies.
  const { key_ops: _, ...members } = jwk
  const { kid, alg: meant, use } = members
  if (meant !== undefined && meant !== alg) {
    return `the key ${kid} is for ${meant}, but the assertion is signed with ${alg}`
  }
  if (use !== undefined && use !== 'sig') return `the key ${kid} is not for signatures`
  // Loaded only for clients that sign: loading it at start would slow down every start.
  const { compactVerify, importJWK } = await import('jose')
  const key = await importJWK(members, alg)
  try {
    await compactVerify(compact, key, { algorithms: [alg] })
    return undefined
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return `the signature does not verify with the key ${kid} (${why})`
  }
}
