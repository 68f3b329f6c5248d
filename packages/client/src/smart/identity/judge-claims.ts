import type { StepDetail } from '../../model/run.ts'
import type { SpecReference } from '../../model/verdict.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { oidc } from '../spec.ts'

export interface ExpectedClaims {
  issuer: string
  clientId: string
  nonce?: string | undefined
  /** Subject of an earlier id_token of this session, for a refresh (F-218). */
  subject?: string | undefined
  /** Seconds since the epoch. */
  now: number
}

/** Seconds by which two clocks may differ (F-162). */
export const LEEWAY_S = 60
const FRESH_S = 600
const DAY_S = 86_400
const YEAR_S = 365 * DAY_S
const SPEC = oidc('3.1.3.7', 'IDTokenValidation')

const EXPLANATIONS: Record<string, string> = {
  iss: 'Who issued the token.',
  aud: 'The clients that it is meant for.',
  azp: 'The client that it was issued to.',
  exp: 'Not valid from this time on.',
  iat: 'When it was issued.',
  nbf: 'Not valid before this time.',
  sub: 'The user, as identified by the issuer.',
  nonce: 'The nonce of the authorization request.',
  auth_time: 'When the user signed in.',
  at_hash: 'Half of the hash of the access token issued with it.',
  fhirUser: 'The FHIR resource of the user who signed in.',
  profile: 'Older name of fhirUser, or a profile page.',
  jti: 'Identifier of this token.',
  acr: "The strength of the user's authentication.",
  amr: "The methods of the user's authentication.",
}

type Claims = Record<string, unknown>
type Judge = (value: unknown, expected: ExpectedClaims, claims: Claims) => string | undefined

/** A judge returns what is wrong, or undefined. The order is the order on the page (F-161 … F-180). */
const JUDGES: Record<string, Judge> = {
  iss: (iss, { issuer }) => (iss === issuer ? undefined : `must be exactly "${issuer}"`),
  aud: (aud, { clientId }, { azp }) => {
    const audiences = Array.isArray(aud) ? aud : [aud]
    if (!audiences.includes(clientId)) return `must contain the client id "${clientId}"`
    return audiences.length > 1 && azp !== clientId
      ? 'names other clients too, and azp does not name this one'
      : undefined
  },
  azp: (azp, { clientId }) => (azp === undefined || azp === clientId ? undefined : `must be "${clientId}"`),
  exp: (exp, { now }) => {
    if (typeof exp !== 'number') return 'must be a number of seconds'
    if (exp > now + 10 * YEAR_S) return 'is years ahead; it looks like milliseconds, but must be seconds'
    return exp + LEEWAY_S <= now
      ? `passed ${Math.round(now - exp)} seconds ago; compare the clocks of server and client`
      : undefined
  },
  iat: (iat, { now }) => {
    if (typeof iat !== 'number') return 'must be a number of seconds'
    if (iat > now + FRESH_S)
      return `is ${Math.round(iat - now)} seconds ahead; compare the clocks of server and client`
    return iat < now - DAY_S ? 'is older than a day, though this token was issued for this login' : undefined
  },
  nbf: (nbf, { now }) => {
    if (nbf === undefined) return undefined
    if (typeof nbf !== 'number') return 'must be a number of seconds'
    return nbf > now + LEEWAY_S ? 'is in the future: the token is not valid yet' : undefined
  },
  sub: (sub, { subject }) => {
    if (typeof sub !== 'string' || sub === '' || sub.length > 255)
      return 'must be a string of 1 to 255 characters'
    return subject !== undefined && sub !== subject ? `must still be "${subject}"` : undefined
  },
  nonce: (nonce, expected) => {
    if (expected.nonce === undefined) return undefined
    return nonce === expected.nonce ? undefined : 'must be the nonce of this login'
  },
}

/** Judges each claim of an id_token and explains it; `error` means that the token must be refused. */
export function judgeClaims(claims: Claims, expected: ExpectedClaims): StepDetail[] {
  const names = new Set([...Object.keys(JUDGES), ...Object.keys(claims)])
  return [...names].flatMap((name) => {
    const wrong = Object.hasOwn(JUDGES, name) ? JUDGES[name]?.(claims[name], expected, claims) : undefined
    if (claims[name] === undefined && wrong === undefined) return []
    const judged = Object.hasOwn(JUDGES, name)
    const verdict = wrong ? refused(name, wrong) : { level: 'ok' as const, message: 'Correct.' }
    return [{ name, value: show(claims[name]), explanation: explain(name), ...(judged ? { verdict } : {}) }]
  })
}

function explain(name: string): string {
  return (
    (Object.hasOwn(EXPLANATIONS, name) && EXPLANATIONS[name]) || 'Not a claim that SMART defines; ignored.'
  )
}

function refused(name: string, wrong: string): { level: 'error'; message: string; spec: SpecReference } {
  return { level: 'error', message: `${name} ${wrong}.`, spec: SPEC }
}

function show(value: unknown): string {
  if (value === undefined) return '(missing)'
  return sanitizeText(typeof value === 'string' ? value : JSON.stringify(value))
}
