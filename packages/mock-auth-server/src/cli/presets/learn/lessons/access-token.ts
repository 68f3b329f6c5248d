import type { Json, JsonObject } from '../../../../core/util/json.ts'
import { isSameJson } from '../../../../core/util/json.ts'
import { collectClaims } from '../collect-claims.ts'
import { type AnsweredToken, listAnswered } from '../fhir/list-answered.ts'
import { type Lessons, propose } from '../proposal.ts'
import { type DecodedJwt, decodeJwt } from '../recording/decode-jwt.ts'
import type { Recording } from '../recording/recording.ts'
import { isUuid } from '../recording/to-url-template.ts'

const CODE = 'authorization_code'
const ACCESS_CLAIMS = ['iss', 'sub', 'aud', 'client_id', 'scope', 'iat', 'exp', 'jti']

/** The lessons of access tokens. */
export const ACCESS_TOKEN_LESSONS: Lessons = {
  accessTokenFormat: (recording) => {
    const [answered] = listAnswered(recording, CODE)
    const token = answered?.tokens.access_token
    const format = typeof token === 'string' && isUuid(token) ? 'uuid' : decodeJwt(token) ? 'jwt' : undefined
    return format && propose(format, 'certain', 'the access token has this format', [answered?.exchange])
  },

  accessTokenJwt: (recording) => {
    const [answered] = listAnswered(recording, CODE)
    const jwt = decodeJwt(answered?.tokens.access_token)
    if (!answered || !jwt) return undefined
    const value = describeAccessToken(jwt, answered, recording)
    return Object.keys(value).length === 0
      ? undefined
      : propose(value, 'certain', 'the access token is a JWT with other header or claims', [
          answered.exchange,
        ])
  },
}

function describeAccessToken(
  { header, claims }: DecodedJwt,
  answered: AnsweredToken,
  recording: Recording,
): JsonObject {
  const usual: Readonly<Record<string, unknown>> = {
    iss: recording.issuer,
    aud: recording.fhirBase,
    client_id: answered.clientId,
    scope: answered.tokens.scope,
  }
  const changed = Object.keys(usual).filter(
    (name) =>
      claims[name] !== undefined && usual[name] !== undefined && !isSameJson(claims[name], usual[name]),
  )
  const own = collectClaims(
    claims,
    ACCESS_CLAIMS.filter((name) => !changed.includes(name)),
    answered,
    recording,
  )
  const omit = ACCESS_CLAIMS.filter((name) => claims[name] === undefined)
  const lifetimeS = Number(claims.exp) - Number(claims.iat)
  return {
    ...(header.alg === 'RS256' ? {} : { alg: header.alg as Json }),
    ...(header.typ === 'at+jwt' ? {} : { header: { typ: header.typ ?? null } }),
    ...(Object.keys(own).length > 0 ? { claims: own as Json } : {}),
    ...(omit.length > 0 ? { omit } : {}),
    ...(lifetimeS > 0 && lifetimeS !== Number(answered.tokens.expires_in) ? { lifetimeS } : {}),
  }
}
