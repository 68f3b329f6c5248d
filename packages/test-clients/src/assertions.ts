import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

export interface KeyPair {
  readonly alg: string
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly jwk: JWK
}

export async function createKeyPair(alg: string, kid = `key-${alg}`): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { alg, kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid } }
}

export interface Changes {
  readonly header?: Record<string, unknown>
  readonly claims?: Record<string, unknown>
}

let counter = 0

/** Creates an assertion that follows the profile, with a test's changes; `undefined` leaves a member out. */
export async function createAssertion(
  mock: { readonly issuer: string },
  clientId: string,
  key: KeyPair,
  changes: Changes = {},
): Promise<string> {
  counter += 1
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: clientId,
    sub: clientId,
    aud: `${mock.issuer}/token`,
    exp: now + 240,
    jti: `jti-${counter}`,
    ...changes.claims,
  }
  const header = { alg: key.alg, kid: key.kid, typ: 'JWT', ...changes.header }
  return new SignJWT(claims).setProtectedHeader(header).sign(key.privateKey)
}

/** Returns the form members that carry an assertion. */
export function buildAssertionForm(client_assertion: string): Record<string, string> {
  return {
    client_assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  }
}

/** Serves a client's `jwks_uri`: returns the given reply, and counts requests. */
export async function startJwksServer(reply: {
  status?: number
  headers?: Record<string, string>
  body: string
}) {
  const server = {
    reply,
    requests: [] as { method: string; accept: string }[],
    url: '',
    close: () => {},
    unref: () => {},
  }
  const http = createServer((request, response) => {
    server.requests.push({ method: request.method ?? '', accept: request.headers.accept ?? '' })
    const { status = 200, headers = {}, body } = server.reply
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  server.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/jwks.json`
  server.close = () => void http.close()
  server.unref = () => void http.unref()
  return server
}
