import { isEnforced, type ServerRequirement } from '../../../core/declare/server-requirements.ts'
import { findRepeatedNames } from '../../../core/http/incoming-request.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import type { AuthorizeAttempt } from './authorize-attempt.ts'

type ParameterCheck = (params: URLSearchParams) => string | undefined

const CHECKS: readonly (readonly [ServerRequirement, ParameterCheck])[] = [
  ['repeated-parameters', findRepeated],
  ['required-parameters', (params) => findMissing(params, 'response_type', 'scope')],
  ['state-present', (params) => findMissing(params, 'state')],
]

/** Throws `invalid_request` when a parameter occurs twice or a required one is missing. */
export function checkParameters({ options, params }: AuthorizeAttempt): void {
  for (const [requirement, find] of CHECKS) {
    const problem = find(params)
    if (problem !== undefined && isEnforced(options, requirement))
      throw new OAuthError('invalid_request', problem)
  }
  const unknown = isEnforced(options, 'ignore-unknown-parameters') ? undefined : findUnknown(params)
  if (unknown !== undefined) throw new OAuthError('invalid_request', unknown)
}

function findRepeated(params: URLSearchParams): string | undefined {
  const [repeated] = findRepeatedNames(params)
  return repeated && `The parameter ${repeated} occurs more than once`
}

function findMissing(params: URLSearchParams, ...names: readonly string[]): string | undefined {
  const missing = names.find((name) => !params.get(name))
  return missing && `The parameter ${missing} is missing`
}

function findUnknown(params: URLSearchParams): string | undefined {
  const unknown = [...params.keys()].find((name) => !KNOWN.has(name))
  return unknown === undefined ? undefined : `The parameter ${unknown} is unknown`
}

const KNOWN: ReadonlySet<string> = new Set([
  ...['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'aud', 'resource', 'launch', 'nonce'],
  ...['code_challenge', 'code_challenge_method', 'prompt', 'max_age', 'login_hint'],
])
