import { isEnforced, type ServerRequirement } from '../../../core/declare/server-requirements.ts'
import { OAuthError, type OAuthErrorCause } from '../../../core/oauth/oauth-error.ts'
import type { AuthorizeAttempt } from './authorize-attempt.ts'

interface ParameterCheck {
  readonly requirement: ServerRequirement
  readonly cause?: OAuthErrorCause
  readonly find: (attempt: AuthorizeAttempt) => string | undefined
}

const CHECKS: readonly ParameterCheck[] = [
  { requirement: 'repeated-parameters', find: describeRepeated },
  { requirement: 'required-parameters', cause: 'parameterMissing', find: findMissing },
  { requirement: 'state-present', cause: 'parameterMissing', find: findMissingState },
]

/** Throws `invalid_request` when a parameter occurs twice, or a required one is missing or too short. */
export function checkParameters(attempt: AuthorizeAttempt): void {
  const { options, params, policy } = attempt
  for (const { requirement, cause, find } of CHECKS) {
    const problem = find(attempt)
    if (problem !== undefined && isEnforced(options, requirement))
      throw new OAuthError('invalid_request', problem, { cause })
  }
  const { length } = params.get('state') ?? ''
  if (length > 0 && length < policy.stateMinLength) {
    const problem = `The parameter state has ${length} characters; it must have ${policy.stateMinLength}`
    throw new OAuthError('invalid_request', problem, { cause: 'stateTooShort' })
  }
  const unknown = isEnforced(options, 'ignore-unknown-parameters') ? undefined : findUnknown(params)
  if (unknown !== undefined) throw new OAuthError('invalid_request', unknown)
}

function describeRepeated({ repeated: [name] }: AuthorizeAttempt): string | undefined {
  return name && `The parameter ${name} occurs more than once`
}

function findMissing({ params, scope }: AuthorizeAttempt): string | undefined {
  if (!params.get('response_type')) return 'The parameter response_type is missing'
  return scope === '' ? 'The parameter scope is missing' : undefined
}

function findMissingState({ params, policy }: AuthorizeAttempt): string | undefined {
  return params.get('state') || policy.stateMinLength === 0 ? undefined : 'The parameter state is missing'
}

function findUnknown(params: URLSearchParams): string | undefined {
  const unknown = [...params.keys()].find((name) => !KNOWN.has(name))
  return unknown === undefined ? undefined : `The parameter ${unknown} is unknown`
}

const KNOWN: ReadonlySet<string> = new Set([
  ...['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'aud', 'resource', 'launch', 'nonce'],
  ...['code_challenge', 'code_challenge_method', 'prompt', 'max_age', 'login_hint'],
])
