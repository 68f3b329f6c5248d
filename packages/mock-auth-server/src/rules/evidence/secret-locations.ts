import type { Step } from '../../core/journal/steps.ts'
import type { KnownSecret, SecretKind } from './find-known-secrets.ts'

/** Steps in which the client itself sends requests to the authorization server. */
export const BACK_CHANNEL: ReadonlySet<Step> = new Set(['token', 'introspect', 'revoke'])
const IN_FORM: Readonly<Partial<Record<SecretKind, readonly string[]>>> = {
  code: ['code'],
  'access token': ['token'],
  'refresh token': ['refresh_token', 'token'],
  code_verifier: ['code_verifier'],
  client_secret: ['client_secret'],
  client_assertion: ['client_assertion'],
}

/**
 * Returns `true` when a secret is in the location that its specification prescribes; any other location is a
 * leak.
 */
export function isAllowedLocation({ kind, place, name }: KnownSecret, step: Step): boolean {
  if (place === 'body' && BACK_CHANNEL.has(step)) return IN_FORM[kind]?.includes(name) ?? false
  if (place === 'authorization') {
    return kind === 'client_secret' ? BACK_CHANNEL.has(step) : kind === 'access token' && step !== 'token'
  }
  if (step === 'authorize') return FRONT[kind] === name
  return kind === 'launch' && step === 'launch'
}

/** Parameters of the authorize request that the browser legitimately sends. */
const FRONT: Readonly<Partial<Record<SecretKind, string>>> = {
  state: 'state',
  launch: 'launch',
  id_token: 'id_token_hint',
}
