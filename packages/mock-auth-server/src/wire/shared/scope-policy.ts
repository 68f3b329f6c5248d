import { isResourceType } from '@smart-mock/fhir-engine'
import {
  formatScope,
  isCoveredBy,
  type ParsedScope,
  parseScope,
  parseScopeString,
} from '@smart-mock/fhir-engine/model/scopes'
import type { Client } from '../../core/oauth/client.ts'
import { PROFILES, type ProfileVersion } from '../../core/oauth/profile.ts'
import type { ScopeDecision } from '../../core/oauth/scope-decision.ts'

/** Further inputs of the scope policy: the SMART version, and whether an EHR launched the app. */
export interface ScopeContext {
  readonly version: ProfileVersion
  readonly ehrLaunch: boolean
  /** `true` when scopes that SMART does not have are granted as requested. */
  readonly grantsUnknown?: boolean
  /** `true` when a backend service is granted whatever it requests. */
  readonly grantsAll?: boolean
}

/**
 * Decides which of its requested scopes a client may be granted (S-055): known to SMART, and within its
 * registration.
 */
export function decideScopes(requested: string, client: Client, setting: ScopeContext): ScopeDecision {
  const allowed = client.scope === undefined ? undefined : parseScopeString(client.scope)
  const granted: string[] = []
  const dropped: { scope: string; why: string }[] = []
  for (const scope of parseScopeString(requested)) {
    const why = isGranted(scope, setting)
      ? undefined
      : (levelProblem(scope, client) ??
        versionProblem(scope, setting) ??
        registrationProblem(scope, client, allowed))
    if (why) dropped.push({ scope: scope.raw, why })
    else if (!granted.includes(scope.raw)) granted.push(scope.raw)
  }
  return { granted, dropped }
}

/** Returns `true` for a scope that is granted without a check. */
function isGranted(scope: ParsedScope, { grantsUnknown, grantsAll }: ScopeContext): boolean {
  return grantsAll === true || (grantsUnknown === true && isUnknown(scope))
}

/** Returns `true` for what is no scope of SMART, and for a resource type that FHIR does not have. */
function isUnknown(scope: ParsedScope): boolean {
  return scope.kind === 'invalid' || (scope.kind === 'resource' && !isTypeKnown(scope.type))
}

const isTypeKnown = (type: string): boolean => type === '*' || isResourceType(type)

/**
 * Returns the reason why that version of SMART App Launch does not have the scope, or `undefined` (catalogue
 * D11).
 */
function versionProblem(scope: ParsedScope, { version, ehrLaunch }: ScopeContext): string | undefined {
  const profile = PROFILES[version]
  if (scope.kind === 'resource' && scope.notation === 'v2' && !profile.scopesV2) {
    return `SMART ${version} defines only v1 scopes: .read, .write and .*`
  }
  if (scope.kind === 'launch' && scope.role !== undefined && !profile.launchRoles) {
    return `SMART ${version} does not define a role in launch scopes`
  }
  if (scope.kind === 'refresh' && profile.onlineAccess === 'ehr-launch' && !ehrLaunch) {
    return scope.raw.endsWith('online_access')
      ? `online_access is for EHR launch in SMART ${version}`
      : undefined
  }
  return undefined
}

/**
 * Returns the problem with a scope's type or level, or `undefined`: `system/` is for backend services, everything
 * else for clients that act for a user (S-103).
 */
function levelProblem(scope: ParsedScope, client: Client): string | undefined {
  if (scope.kind === 'invalid') return scope.reason
  if (scope.kind === 'resource' && !isTypeKnown(scope.type))
    return `FHIR R4 has no resource type ${scope.type}`
  const system = scope.kind === 'resource' && scope.level === 'system'
  if (client.type !== 'backend') return system ? 'system/ scopes are for backend services' : undefined
  return system ? undefined : 'a backend service can be granted system/ scopes only'
}

function registrationProblem(
  scope: ParsedScope,
  client: Client,
  allowed: readonly ParsedScope[] | undefined,
): string | undefined {
  if (!allowed) return client.type === 'backend' ? 'the client is not registered for any scope' : undefined
  return isCoveredBy(allowed, scope) ? undefined : `the client is registered for ${client.scope}`
}

/** Returns `true` when those scopes require a patient in context (S-052). */
export function needsPatient(scope: string): boolean {
  return parseScopeString(scope).some(
    (parsed) =>
      (parsed.kind === 'resource' && parsed.level === 'patient') ||
      (parsed.kind === 'launch' && parsed.type === 'patient'),
  )
}

/** Returns `true` when a scope was granted, in its short or its URI form (S-153). */
export function hasScope(scope: string, token: string): boolean {
  if (!scope.includes(token)) return false
  return scope
    .split(' ')
    .some((each) => each === token || (each.endsWith(token) && formatScope(parseScope(each), 'v2') === token))
}
