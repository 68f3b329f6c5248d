import { collectClaims } from '../collect-claims.ts'
import { type AnsweredToken, listAnswered, listRequested, splitScopes } from '../fhir/list-answered.ts'
import { type Lessons, propose } from '../proposal.ts'
import { type DecodedJwt, decodeJwt } from '../recording/decode-jwt.ts'
import type { Recording } from '../recording/recording.ts'
import { isUrl, toUrlTemplate } from '../recording/to-url-template.ts'

const CODE = 'authorization_code'
const ID_CLAIMS = ['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'at_hash', 'fhirUser']

/** The lessons of id_tokens. */
export const ID_TOKEN_LESSONS: Lessons = {
  idTokenLifetimeS: (recording) => {
    const found = findIdToken(recording)
    const seconds = Number(found?.jwt.claims.exp) - Number(found?.jwt.claims.iat)
    return found && seconds > 0
      ? propose(seconds, 'certain', `exp is ${seconds} seconds after iat`, [found.answered.exchange])
      : undefined
  },

  idTokenSub: (recording) => {
    const found = findIdToken(recording)
    if (!found) return undefined
    const { sub, fhirUser, preferred_username } = found.jwt.claims
    const id = typeof fhirUser === 'string' ? fhirUser.split('/').at(-1) : undefined
    const { exchange } = found.answered
    if (typeof sub !== 'string') return undefined
    if (sub === id) return propose('fhir-id', 'likely', 'sub is the id of the user’s resource', [exchange])
    if (/^[0-9a-f]{64}$/.test(sub))
      return propose('sha256', 'likely', 'sub is a hash of 64 hexadecimal digits', [exchange])
    return sub === preferred_username
      ? propose('username', 'certain', 'sub is the sign-in name', [exchange])
      : undefined
  },

  idTokenIssuer: (recording) => {
    const found = findIdToken(recording)
    const { iss } = found?.jwt.claims ?? {}
    if (!found || typeof iss !== 'string' || recording.issuer === undefined || iss === recording.issuer)
      return undefined
    if (!isUrl(iss)) return undefined
    const path = toUrlTemplate(iss, recording).replace(/^\{root\}/, '')
    return propose(path, 'certain', 'iss of the id_token is not the issuer of the document', [
      recording.documents.smart,
      found.answered.exchange,
    ])
  },

  idTokenClaims: (recording) => {
    const found = findIdToken(recording)
    if (!found) return undefined
    const { jwt, answered } = found
    const set = collectClaims(jwt.claims, ID_CLAIMS, answered, recording)
    const isAsked: Readonly<Record<string, boolean>> = {
      nonce: answered.login?.parameters.has('nonce') ?? false,
      fhirUser: splitScopes(answered.tokens.scope).includes('fhirUser'),
    }
    const omit = ['at_hash', 'auth_time', 'nonce', 'fhirUser'].filter(
      (name) => jwt.claims[name] === undefined && (isAsked[name] ?? true),
    )
    return Object.keys(set).length + omit.length === 0
      ? undefined
      : propose(
          { ...(Object.keys(set).length > 0 ? { set } : {}), ...(omit.length > 0 ? { omit } : {}) },
          'certain',
          'the id_token has other claims',
          [answered.exchange],
        )
  },

  idTokenKid: (recording) => {
    const found = findIdToken(recording)
    return found && found.jwt.header.kid === undefined
      ? propose('absent', 'certain', 'the header of the id_token has no kid', [found.answered.exchange])
      : undefined
  },

  idTokenScopes: (recording) => {
    const found = listAnswered(recording, CODE).find(({ tokens, login }) => {
      const granted = splitScopes(tokens.scope ?? listRequested(login).join(' '))
      return (
        tokens.id_token === undefined &&
        granted.includes('openid') &&
        !granted.some((scope) => ['fhirUser', 'profile'].includes(scope))
      )
    })
    return (
      found &&
      propose('openid-and-user', 'likely', 'openid without fhirUser gets no id_token', [found.exchange])
    )
  },
}

function findIdToken(recording: Recording): { answered: AnsweredToken; jwt: DecodedJwt } | undefined {
  for (const answered of listAnswered(recording, CODE)) {
    const jwt = decodeJwt(answered.tokens.id_token)
    if (jwt) return { answered, jwt }
  }
  return undefined
}
