import { buildAssertionForm, createAssertion } from '../assertions.ts'
import type { ClientKeys } from '../client-keys.ts'
import { type RawReply, type RawRequest, sendRawRequest } from '../send-raw-request.ts'
import type { ClientExchange } from './careless-wire.ts'

interface CarelessBackendSettings {
  readonly fhirBase: string
  readonly clientId: string
  readonly keys: ClientKeys
  /** Called before every request: `true` stops the client. */
  readonly enough: () => boolean
}

type Json = Record<string, unknown>

const TRIES = 4
const TYPES = ['Patient', 'Observation', 'Condition']

/**
 * Runs a backend service that discovers once, signs one assertion and sends it repeatedly at once, requests
 * all scopes and assumes that they are granted, refreshes without need, and continues to use a refused token.
 */
export async function runCarelessBackend(
  settings: CarelessBackendSettings,
): Promise<readonly ClientExchange[]> {
  const { fhirBase, clientId, keys, enough } = settings
  const seen: ClientExchange[] = []
  const send = async (url: string, request: RawRequest = {}) => {
    if (enough()) return undefined
    const reply = await sendRawRequest(url, request)
    seen.push({ url, reply })
    return reply
  }
  const insist = async (url: string, request: RawRequest = {}) => {
    let reply = await send(url, request)
    for (let attempt = 1; attempt < TRIES && reply && reply.status !== 200; attempt++)
      reply = await send(url, request)
    return jsonIn(reply)
  }
  const configuration = await insist(`${fhirBase}/.well-known/smart-configuration`)
  const {
    issuer,
    token_endpoint: url,
    token_endpoint_auth_signing_alg_values_supported: algs,
  } = configuration
  // It prefers the algorithm that was not requested.
  const key = keys[String(algs) === 'ES384' ? 'RS384' : 'ES384']
  const exp = Math.floor(Date.now() / 1000) + 120
  const grant = async (form: Record<string, string>) => {
    const proof = buildAssertionForm(
      await createAssertion({ issuer: String(issuer) }, clientId, key, { claims: { exp } }),
    )
    return insist(String(url), formOf({ ...form, ...proof } as Record<string, string>))
  }
  const { access_token: token, refresh_token: refresh } = await grant({
    grant_type: 'client_credentials',
    scope: 'system/*.rs',
  })
  const headers = { Authorization: `Bearer ${token}` }
  for (const type of TYPES) await insist(`${fhirBase}/${type}?_count=1`, { headers })
  if (refresh !== undefined) await grant({ grant_type: 'refresh_token', refresh_token: String(refresh) })
  return seen
}

function formOf(fields: Record<string, string>): RawRequest {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  }
}

function jsonIn(reply: RawReply | undefined): Json {
  try {
    return JSON.parse(reply?.body ?? '') as Json
  } catch {
    return {}
  }
}
