import type { Facts } from '../core/facts.ts'

const PARAMS = {
  client_id: 'clientId',
  redirect_uri: 'redirectUri',
  scope: 'scope',
  state: 'state',
  aud: 'aud',
  launch: 'launch',
  nonce: 'nonce',
  code_challenge: 'codeChallenge',
  code_challenge_method: 'codeChallengeMethod',
} as const

/** The facts of an authorize request: its parameters as they came. */
export function noteAuthorize(params: URLSearchParams): Facts {
  const facts: Facts = {}
  for (const [param, fact] of Object.entries(PARAMS)) {
    const value = params.get(param)
    if (value) facts[fact] = value
  }
  return facts
}
