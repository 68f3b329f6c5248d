import type { Step } from '../../core/journal/steps.ts'
import type { KnownSecret, SecretKind } from './find-known-secrets.ts'

/** Where the client calls the authorization server by itself. */
export const BACK_CHANNEL: ReadonlySet<Step> = new Set(['token', 'introspect', 'revoke'])
const IN_FORM: Readonly<Partial<Record<SecretKind, readonly string[]>>> = {
  code: ['code'],
  'access token': ['token'],
  'refresh token': ['refresh_token', 'token'],
  code_verifier: ['code_verifier'],
  client_secret: ['client_secret'],
  client_assertion: ['client_assertion'],
}

/** Whether a secret stands where its specification puts it; everything else is a leak. */
export function isAllowedLocation({ kind, place, name }: KnownSecret, step: Step): boolean {
  if (place === 'body' && BACK_CHANNEL.has(step)) return IN_FORM[kind]?.includes(name) ?? false
  if (place === 'authorization') {
    return kind === 'client_secret' ? BACK_CHANNEL.has(step) : kind === 'access token' && step !== 'token'
  }
  if (step === 'authorize') return FRONT[kind] === name
  return kind === 'launch' && step === 'launch'
}

/** Parameters of the authorize request that are there to be sent by the browser. */
const FRONT: Readonly<Partial<Record<SecretKind, string>>> = {
  state: 'state',
  launch: 'launch',
  id_token: 'id_token_hint',
}
