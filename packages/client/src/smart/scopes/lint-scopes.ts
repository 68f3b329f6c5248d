import type { StepDetail } from '../../model/run.ts'
import type { SpecReference, VerdictLevel } from '../../model/verdict.ts'
import { scopesAndContext } from '../spec.ts'
import { coversScope } from './covers-scope.ts'
import { isScope } from './is-scope.ts'
import { parseScope, parseScopes, type Scope } from './parse-scope.ts'

interface Situation {
  mode: 'standalone' | 'ehr' | 'backend'
  capabilities?: readonly string[] | undefined
  supported?: readonly string[] | undefined
}

/** Capabilities that these scopes need at a server (F-032). */
const NEEDED: ReadonlyMap<string, string> = new Map([
  ['openid', 'sso-openid-connect'],
  ['offline_access', 'permission-offline'],
  ['online_access', 'permission-online'],
])

/** Returns the findings about scopes before they are requested (C-055 … C-074), one line per scope. */
export function lintScopes(scopes: string, situation: Situation): StepDetail[] {
  const all = parseScopes(scopes)
  return all.map((scope) => ({
    name: scope.raw,
    value: describe(scope),
    ...verdictOf(scope, all, situation),
  }))
}

function describe(scope: Scope): string {
  if (scope.kind !== 'resource')
    return {
      launch: 'launch context',
      identity: 'who the user is',
      refresh: 'refresh token',
      other: 'not a SMART scope',
    }[scope.kind]
  const words: Record<string, string> = { c: 'create', r: 'read', u: 'update', d: 'delete', s: 'search' }
  const what = scope.type === '*' ? 'all resources' : scope.type
  return `${[...scope.letters].map((letter) => words[letter]).join(', ')} ${what}${scope.constraints.length ? ` where ${scope.constraints.join(' and ')}` : ''}`
}

function verdictOf(
  scope: Scope,
  all: Scope[],
  { mode, capabilities, supported }: Situation,
): Pick<StepDetail, 'verdict'> {
  const has = (raw: string) => all.some((other) => other.raw === raw)
  const syntax = scopesAndContext('syntax', 'fhir-resource-scope-syntax')
  const context = scopesAndContext('launch context', 'scopes-for-requesting-context-data')
  const identity = scopesAndContext('identity', 'scopes-for-requesting-identity-data')
  if (!isScope(scope.raw)) {
    return says('warning', 'This is not a SMART scope; servers leave it out or return invalid_scope.', syntax)
  }
  if ((scope.raw === 'fhirUser' || scope.raw === 'profile') && !has('openid')) {
    return says('warning', `${scope.raw} requires openid.`, identity)
  }
  if (scope.kind === 'resource') {
    if (
      scope.level === 'patient' &&
      mode === 'standalone' &&
      !all.some((other) => other.raw.startsWith('launch/patient'))
    ) {
      return says(
        'warning',
        'patient/ scopes in a standalone launch require launch/patient; otherwise there may be no patient.',
        context,
      )
    }
    if (scope.level === 'system' && mode !== 'backend')
      return says('warning', 'system/ scopes are for backend services.', syntax)
    if (
      capabilities?.includes(`permission-v${3 - scope.version}`) &&
      !capabilities.includes(`permission-v${scope.version}`)
    ) {
      return says('warning', `The server advertises no permission-v${scope.version}.`, syntax)
    }
  }
  const needed = NEEDED.get(scope.raw)
  if (needed && capabilities && !capabilities.includes(needed)) {
    return says('warning', `The server advertises no ${needed}, so ${scope.raw} may not be granted.`, syntax)
  }
  if (scope.raw === 'online_access' && mode === 'standalone')
    return says('info', 'online_access is meant for EHR launches.', context)
  if (supported && !isSupported(scope, supported)) {
    return says('info', 'Not in scopes_supported; that list may be incomplete.', syntax)
  }
  return {}
}

function isSupported(scope: Scope, supported: readonly string[]): boolean {
  if (supported.includes(scope.raw)) return true
  if (scope.kind !== 'resource') return false
  const known = supported.map(parseScope)
  return coversScope(
    known.filter((other) => other.kind === 'resource'),
    scope,
  )
}

function says(level: VerdictLevel, message: string, spec: SpecReference): Pick<StepDetail, 'verdict'> {
  return { verdict: { level, message, spec } }
}
