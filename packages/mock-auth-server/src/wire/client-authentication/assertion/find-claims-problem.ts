import { isEnforced, type ServerRequirement } from '../../../core/declare/server-requirements.ts'
import type { TenantOptions } from '../../../core/oauth/options.ts'
import type { JsonObject } from '../../../core/util/json.ts'

/** The longest life of an assertion (SMART "client-confidential-asymmetric": five minutes). */
const LIFETIME_S = 300
/** Clocks differ; so much is forgiven either way. */
export const LEEWAY_S = 30

/** The values that the claims are compared with. */
export interface ExpectedAssertion {
  readonly clientId: string
  /** The token URL, in every form that the server may have published to this client. */
  readonly tokenUrls: readonly string[]
  /** Wall-clock time in seconds. */
  readonly now: number
}

/** Returns the exact problem with the claims of an assertion, or `undefined` (S-096 to S-098). */
export function findClaimsProblem(
  claims: JsonObject,
  expected: ExpectedAssertion,
  options: Pick<TenantOptions, 'unenforced'>,
): string | undefined {
  for (const [requirement, find] of CHECKS) {
    const problem = find(claims, expected)
    if (problem !== undefined && isEnforced(options, requirement)) return problem
  }
  return undefined
}

type ClaimsCheck = (claims: JsonObject, expected: ExpectedAssertion) => string | undefined

const CHECKS: readonly (readonly [ServerRequirement, ClaimsCheck])[] = [
  ['assertion-issuer', identityProblem],
  ['assertion-audience', audienceProblem],
  ['assertion-expiry', expiryProblem],
  ['assertion-lifetime', lifetimeProblem],
  ['assertion-not-before', startProblem],
  ['assertion-jti-present', idProblem],
]

function identityProblem({ iss, sub }: JsonObject, { clientId }: ExpectedAssertion): string | undefined {
  if (iss === undefined) return 'iss is missing'
  if (sub === undefined) return 'sub is missing'
  if (iss !== clientId) return `iss must be the client id ${clientId}, not ${shown(iss)}`
  return sub === clientId ? undefined : `sub must be the client id ${clientId}, not ${shown(sub)}`
}

function audienceProblem({ aud }: JsonObject, { tokenUrls }: ExpectedAssertion): string | undefined {
  if (aud === undefined) return 'aud is missing'
  const audiences = Array.isArray(aud) ? aud : [aud]
  if (audiences.some((value) => tokenUrls.includes(value as string))) return undefined
  const [tokenUrl] = tokenUrls
  const slash = audiences.some((value) => String(value).replace(/\/+$/, '') === tokenUrl)
  const hint = slash ? ' (it differs by a trailing slash)' : ''
  return `aud must be the token URL ${tokenUrl}, not ${shown(aud)}${hint}`
}

function expiryProblem({ exp }: JsonObject, { now }: ExpectedAssertion): string | undefined {
  if (exp === undefined) return 'exp is missing'
  if (typeof exp !== 'number') return `exp must be a number of seconds since 1970, not ${shown(exp)}`
  return exp <= now - LEEWAY_S ? `exp lies ${Math.round(now - exp)} s in the past` : undefined
}

function lifetimeProblem({ exp }: JsonObject, { now }: ExpectedAssertion): string | undefined {
  if (typeof exp !== 'number' || exp <= now + LIFETIME_S + LEEWAY_S) return undefined
  const millis = exp > now * 100 ? ' (it looks like milliseconds)' : ''
  return `exp lies ${Math.round(exp - now)} s ahead, at most ${LIFETIME_S} are allowed${millis}`
}

function startProblem({ nbf, iat }: JsonObject, { now }: ExpectedAssertion): string | undefined {
  if (nbf !== undefined && (typeof nbf !== 'number' || nbf > now + LEEWAY_S)) {
    return `nbf is ${shown(nbf)}: the assertion is not valid yet`
  }
  if (iat !== undefined && (typeof iat !== 'number' || iat > now + LEEWAY_S)) {
    return `iat is ${shown(iat)}: the assertion was issued in the future`
  }
  return undefined
}

function idProblem({ jti }: JsonObject): string | undefined {
  return typeof jti === 'string' && jti !== '' ? undefined : 'jti is missing'
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'absent').slice(0, 200)
}
