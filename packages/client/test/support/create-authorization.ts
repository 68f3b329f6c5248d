import { type CryptoKey, SignJWT } from 'jose'
import { createJsonReply, type Json, type Reply, type Seen, type Tamper } from './tamper.ts'

const SCOPE_GRANTED =
  'launch/patient openid fhirUser offline_access patient/Patient.rs patient/Observation.rs'

/** The endpoints that issue codes and tokens. */
interface Authorization {
  authorize: (query: URLSearchParams) => Reply
  token: (request: Seen) => Promise<Reply>
}

/** Creates the authorize and the token endpoint, which grant everything that is requested. */
export function createAuthorization(origin: string, tamper: Tamper, privateKey: CryptoKey): Authorization {
  const codes = new Map<string, URLSearchParams>()
  let issued = 0

  const authorize = (query: URLSearchParams): Reply => {
    const code = `code+/=&%${++issued}`
    codes.set(code, query)
    const answer = new URLSearchParams({ code, state: query.get('state') ?? '' })
    tamper.callback?.(answer)
    return { status: 302, headers: { location: `${query.get('redirect_uri')}?${answer}` } }
  }

  const token = async ({ form }: Seen): Promise<Reply> => {
    const asked = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    if (form.get('grant_type') === 'authorization_code' && !asked)
      return createJsonReply({ error: 'invalid_grant' }, 400)
    issued++
    const base: Json = {
      access_token: `access-${issued}`,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: asked?.get('scope') ?? form.get('scope') ?? SCOPE_GRANTED,
    }
    if (form.get('grant_type') !== 'client_credentials')
      Object.assign(base, { refresh_token: `refresh-${issued}`, patient: 'p1' })
    if (asked?.get('scope')?.includes('openid')) base.id_token = await idToken(asked)
    return createJsonReply(tamper.tokenResponse?.(base, form) ?? base)
  }

  const idToken = (asked: URLSearchParams) => {
    const now = Math.floor(Date.now() / 1000)
    const claims: Json = {
      iss: `${origin}/auth`,
      aud: asked.get('client_id'),
      sub: 'user-1',
      iat: now,
      exp: now + 300,
      nonce: asked.get('nonce'),
      fhirUser: `${origin}/fhir/Practitioner/d1`,
    }
    return new SignJWT(tamper.claims?.(claims) ?? claims)
      .setProtectedHeader({ alg: 'RS256', ...(tamper.header ?? { kid: 'key-1' }) })
      .sign(tamper.signWith ?? privateKey)
  }

  return { authorize, token }
}
