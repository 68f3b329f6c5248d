import type { ExampleExchange } from '../../core/declare/rule.ts'
import { toBase64url } from '../../core/util/base64url.ts'
import type { JsonObject } from '../../core/util/json.ts'

const TOKEN_URL = 'https://ehr.example/auth/token'
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
/** Time at which examples begin, in seconds. */
const BEGAN = Date.UTC(2026, 0, 1) / 1000

/**
 * Creates a token request with a correct assertion, for examples of rules; given members are replaced,
 * `undefined` removes them.
 */
export function createExampleAssertion(
  change: { header?: JsonObject; claims?: JsonObject; signature?: string; type?: string } = {},
): ExampleExchange {
  const header = { alg: 'RS384', kid: 'key-1', typ: 'JWT', ...change.header }
  const claims = {
    iss: 'backend',
    sub: 'backend',
    aud: TOKEN_URL,
    exp: BEGAN + 240,
    jti: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
    ...change.claims,
  }
  const signature = change.signature ?? 'A'.repeat(342)
  const compact = `${toBase64url(JSON.stringify(header))}.${toBase64url(JSON.stringify(claims))}.${signature}`
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'system/*.rs',
    client_assertion_type: change.type ?? JWT_BEARER,
    client_assertion: compact,
  })
  return {
    step: 'token',
    method: 'POST',
    body: body.toString(),
    facts: {
      clientId: 'backend',
      clientType: 'backend',
      grantType: 'client_credentials',
      endpointUrl: TOKEN_URL,
      clientAssertion: compact,
      registeredJwksUri: 'https://app.example/jwks.json',
      ...(typeof claims.jti === 'string' ? { jti: claims.jti } : {}),
    },
  }
}
