import { readBearer } from '../fhir/find-dropped-types.ts'
import { type Lessons, propose } from '../proposal.ts'
import { isAt } from '../recording/collect-endpoints.ts'
import { decodeJwt } from '../recording/decode-jwt.ts'
import { type Exchange, isSuccessful, readForm, readObject } from '../recording/exchange.ts'
import type { Recording } from '../recording/recording.ts'
import { toUrlTemplate } from '../recording/to-url-template.ts'

/** The lessons of registration, introspection, revocation and assertions. */
export const SERVICE_LESSONS: Lessons = {
  registration: (recording) => proposeOff(recording, 'register', 'registration_endpoint'),

  revocation: (recording) => {
    const off = proposeOff(recording, 'revoke', 'revocation_endpoint')
    if (off) return off
    const { exchanges, endpoints, tokenExchanges, fhir } = recording
    for (const revoked of exchanges) {
      const token = readForm(revoked)?.get('token')
      const isAccess = tokenExchanges.some(({ tokens }) => token && tokens?.access_token === token)
      if (!isAccess || !isAt(revoked, endpoints.revoke) || !isSuccessful(revoked)) continue
      const used = fhir.find(
        (each) => each.number > revoked.number && readBearer(each) === token && isSuccessful(each),
      )
      if (used)
        return propose('refresh-only', 'certain', 'an access token works after it was revoked', [
          revoked,
          used,
        ])
    }
    return undefined
  },

  introspection: ({ exchanges, endpoints, documents: { smart } }) => {
    const asked = exchanges.flatMap((exchange) => {
      const token = (readForm(exchange) ?? exchange.url.searchParams).get('token')
      const active = readObject(exchange)?.active
      const isOne = token !== null && (isAt(exchange, endpoints.introspect) || typeof active === 'boolean')
      return isOne ? [{ exchange, token, isActive: active === true }] : []
    })
    const byGet = asked.find(({ exchange, isActive }) => exchange.method === 'GET' && isActive)
    if (byGet) return propose('get-with-hint', 'certain', 'introspection takes GET', [byGet.exchange])
    const answered = asked.find(({ isActive }) => isActive)
    const isUnadvertised = smart !== undefined && endpoints.introspect === undefined
    if (answered && isUnadvertised) {
      const isOwn = asked.every(
        ({ exchange, token, isActive }) => !isActive || readBearer(exchange) === token,
      )
      return propose(
        isOwn ? 'own-token' : 'unadvertised-open',
        'likely',
        'introspection works and is not in the document',
        [smart, answered.exchange],
      )
    }
    const refused = asked.filter(({ exchange }) => [401, 403].includes(exchange.status))
    const bearer = refused.find(({ exchange }) => readBearer(exchange) !== undefined)
    if (bearer && answered)
      return propose('client', 'likely', 'introspection refuses a bearer token, and takes a client', [
        bearer.exchange,
        answered.exchange,
      ])
    return (
      refused[0] && propose('protected', 'possible', 'introspection refuses a request', [refused[0].exchange])
    )
  },

  assertionJti: (recording) => {
    const assertions = listAssertions(recording)
    const again = assertions.find(
      ({ jti, at }) =>
        jti !== undefined && assertions.some((other) => other.jti === jti && other.at.number < at.number),
    )
    return again && propose({ replay: 'allowed' }, 'certain', 'an assertion is taken twice', [again.at])
  },

  assertionAudience: (recording) => {
    const { token } = recording.endpoints
    const found = listAssertions(recording).find(
      ({ aud }) => typeof aud === 'string' && aud !== token && URL.canParse(aud),
    )
    return (
      found &&
      propose(
        toUrlTemplate(String(found.aud), recording),
        'likely',
        'an assertion for another URL than the token endpoint is taken',
        [found.at],
      )
    )
  },
}

/** Lists the assertions that got tokens. */
function listAssertions({ tokenExchanges }: Recording) {
  return tokenExchanges.flatMap(({ form, tokens, exchange }) => {
    const claims = tokens && decodeJwt(form.get('client_assertion'))?.claims
    return claims ? [{ jti: claims.jti, aud: claims.aud, at: exchange }] : []
  })
}

function proposeOff(
  { exchanges, endpoints, documents: { smart } }: Recording,
  name: 'register' | 'revoke',
  member: string,
) {
  const missing = exchanges.find((each: Exchange) => isAt(each, endpoints[name]) && each.status === 404)
  if (missing) return propose('off', 'certain', 'the endpoint answers 404', [missing])
  return smart && readObject(smart)?.[member] === undefined
    ? propose('off', 'possible', `the document has no ${member}`, [smart])
    : undefined
}
