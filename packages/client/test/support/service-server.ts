import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importJWK, type JWK, jwtVerify, type ProtectedHeaderParameters } from 'jose'
import { readBody, sendJson } from './stub-replies.ts'

/** The way in which the server obtains the keys of its client. */
export interface KeyHabits {
  /** Keys that were registered inline; nothing is fetched then. */
  readonly inline?: readonly JWK[]
  /** Seconds for which a key set is used whatever its headers say. */
  readonly keepsForS?: number
  /** `true` when an unknown kid does not make it fetch the set again. */
  readonly ignoresUnknownKid?: boolean
  /** `true` when it fetches the set for every request. */
  readonly polls?: boolean
  readonly accept?: string
  readonly method?: string
  /** `true` when it fetches the set, and verifies no signature. */
  readonly acceptsAnyKey?: boolean
  /** `true` when it fetches the set, and finds no key in it. */
  readonly readsNothing?: boolean
}

/** A server with a token endpoint for one backend service, and a clock that can be advanced. */
export interface ServiceServer {
  readonly fhirBase: string
  readonly clock: { now: () => number; advance: (ms: number) => void }
  close(): void
}

/** Starts the server; its client has its keys at this address. */
export async function startServiceServer(jwksUri: string, habits: KeyHabits = {}): Promise<ServiceServer> {
  let aheadMs = 0
  const now = () => Date.now() + aheadMs
  const used = new Set<string>()
  let cached: { readonly keys: readonly JWK[]; readonly until: number } | undefined

  const fetchKeys = async (): Promise<readonly JWK[]> => {
    const { accept = 'application/json', method = 'GET' } = habits
    const response = await fetch(jwksUri, { method, headers: { accept } })
    const [, seconds = '0'] = /max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '') ?? []
    const { keys: published } = (await response.json()) as { keys: JWK[] }
    const keys = habits.readsNothing ? [] : published
    cached = { keys, until: now() + (habits.keepsForS ?? Number(seconds)) * 1000 }
    return keys
  }
  const findKey = async (kid: string | undefined): Promise<JWK | undefined> => {
    if (habits.inline) return habits.inline.find((key) => key.kid === kid)
    const isFresh = cached !== undefined && cached.until > now() && !habits.polls
    const keys = isFresh ? (cached?.keys ?? []) : await fetchKeys()
    const found = keys.find((key) => key.kid === kid)
    if (found || !isFresh || habits.ignoresUnknownKid) return found
    return (await fetchKeys()).find((key) => key.kid === kid)
  }
  const authenticate = async (assertion: string): Promise<boolean> => {
    if (habits.acceptsAnyKey) {
      if (!cached) await fetchKeys()
      return true
    }
    const getKey = async ({ kid, alg = '' }: ProtectedHeaderParameters) => {
      const key = await findKey(kid)
      if (!key) throw new Error('unknown kid')
      return importJWK(key, alg)
    }
    const options = { audience: `${origin}/token`, issuer: 'service', currentDate: new Date(now()) }
    const { payload } = await jwtVerify(assertion, getKey, options)
    const isNew = payload.jti !== undefined && !used.has(payload.jti)
    used.add(payload.jti ?? '')
    return isNew
  }
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await readBody(request))
    if (request.url?.endsWith('/smart-configuration'))
      return sendJson(response, 200, { token_endpoint: `${origin}/token`, capabilities: [] })
    if (request.url !== '/token') return sendJson(response, 404, {})
    const isClient = await authenticate(form.get('client_assertion') ?? '').catch(() => false)
    return isClient
      ? sendJson(response, 200, { access_token: 'token', token_type: 'bearer', expires_in: 300, scope: 'x' })
      : sendJson(response, 401, { error: 'invalid_client' })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    fhirBase: `${origin}/fhir`,
    clock: {
      now,
      advance: (ms) => {
        aheadMs += ms
      },
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
