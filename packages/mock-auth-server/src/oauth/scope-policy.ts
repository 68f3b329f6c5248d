import type { Client } from '../core/client.ts'
import { coveredBy, type ParsedScope, parseScopeString } from '../core/scopes.ts'

/** What became of the scopes that a client asked for. */
export interface ScopeDecision {
  /** As asked, in the notation asked (S-080). */
  readonly granted: readonly string[]
  readonly dropped: readonly { readonly scope: string; readonly why: string }[]
}

/** The scopes a client may be granted of those it asked for (S-055): known to SMART, and within its registration. */
export function grantable(requested: string, client: Client): ScopeDecision {
  const allowed = client.scope === undefined ? undefined : parseScopeString(client.scope)
  const granted: string[] = []
  const dropped: { scope: string; why: string }[] = []
  for (const scope of parseScopeString(requested)) {
    const why = levelProblem(scope, client) ?? registrationProblem(scope, client, allowed)
    if (why) dropped.push({ scope: scope.raw, why })
    else if (!granted.includes(scope.raw)) granted.push(scope.raw)
  }
  return { granted, dropped }
}

/** `system/` is for backend services, and everything else for those who act for a user (S-103). */
function levelProblem(scope: ParsedScope, client: Client): string | undefined {
  if (scope.kind === 'invalid') return scope.reason
  const system = scope.kind === 'resource' && scope.level === 'system'
  if (client.type !== 'backend') return system ? 'system/ scopes are for backend services' : undefined
  return system ? undefined : 'a backend service can be granted system/ scopes only'
}

function registrationProblem(
  scope: ParsedScope,
  client: Client,
  allowed: readonly ParsedScope[] | undefined,
): string | undefined {
  if (!allowed) return client.type === 'backend' ? 'the client is registered for no scopes' : undefined
  return coveredBy(allowed, scope) ? undefined : `the client is registered for ${client.scope}`
}

/** Whether those scopes need a patient in context (S-052). */
export function needsPatient(scope: string): boolean {
  return parseScopeString(scope).some(
    (parsed) =>
      (parsed.kind === 'resource' && parsed.level === 'patient') ||
      (parsed.kind === 'launch' && parsed.type === 'patient'),
  )
}

export function hasScope(scope: string, token: string): boolean {
  return scope.split(' ').includes(token)
}
