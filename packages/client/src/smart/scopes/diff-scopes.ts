import type { ScopeDiff, ScopeOutcome } from '../../model/scope-diff.ts'
import type { Verdict } from '../../model/verdict.ts'
import { scopesAndContext } from '../spec.ts'
import { coversResources, coversScope, listCoveredPermissions } from './covers-scope.ts'
import { parseScopes, type ResourceScope, type Scope } from './parse-scope.ts'

/**
 * Compares requested with granted scopes, with v1/v2 equivalence, split permissions, wildcards and
 * constraints (F-116 … F-122).
 */
export function diffScopes(requested: string, granted: string): ScopeDiff {
  const asked = parseScopes(requested)
  const given = parseScopes(granted)
  const outcomes = [
    ...asked.map((scope) => judgeRequested(scope, given)),
    ...given.flatMap((scope) => judgeExtra(scope, asked)),
  ]
  return {
    requested: asked.map(({ raw }) => raw),
    granted: given.map(({ raw }) => raw),
    outcomes,
    verdict: judge(outcomes, given),
  }
}

const isResource = (scope: Scope): scope is ResourceScope => scope.kind === 'resource'

function judgeRequested(scope: Scope, given: Scope[]): ScopeOutcome {
  const same = given.some(({ raw }) => raw === scope.raw)
  if (same) return outcome(scope.raw, 'granted', [scope.raw], '', 'Granted as requested.')
  if (!isResource(scope)) return outcome(scope.raw, 'refused', [], '', refusedText(scope))
  const resources = given.filter(isResource)
  const reaching = resources.filter(
    (other) => coversResources(other, scope) && [...other.letters].some((l) => scope.letters.includes(l)),
  )
  const letters = listCoveredPermissions(scope, resources)
  const missing = [...scope.letters].filter((letter) => !letters.includes(letter)).join('')
  const by = reaching.map(({ raw }) => raw)
  if (missing === '')
    return outcome(
      scope.raw,
      'granted-otherwise',
      by,
      '',
      `The same permissions, written as ${by.join(' ')}.`,
    )
  if (letters !== '') return outcome(scope.raw, 'partly', by, missing, `Granted without ${missing}.`)
  const narrower = resources.filter((other) => isNarrower(other, scope)).map(({ raw }) => raw)
  if (narrower.length > 0)
    return outcome(scope.raw, 'partly', narrower, missing, `Granted only in part: ${narrower.join(' ')}.`)
  return outcome(scope.raw, 'refused', [], missing, 'Not granted.')
}

/**
 * Returns `true` when a granted scope covers a part of the requested one: one type of a wildcard, or a
 * constraint on it.
 */
function isNarrower(granted: ResourceScope, asked: ResourceScope): boolean {
  return (
    granted.level === asked.level &&
    (asked.type === '*' || asked.type === granted.type) &&
    asked.constraints.length === 0 &&
    [...granted.letters].some((letter) => asked.letters.includes(letter))
  )
}

function judgeExtra(scope: Scope, asked: Scope[]): ScopeOutcome[] {
  if (asked.some(({ raw }) => raw === scope.raw)) return []
  if (isResource(scope)) {
    const resources = asked.filter(isResource)
    if (
      coversScope(resources, scope) ||
      resources.some(
        (other) =>
          isNarrower(scope, other) &&
          coversScope([{ ...other, constraints: [] }], { ...scope, constraints: [] }),
      )
    )
      return []
  }
  return [outcome(scope.raw, 'extra', [], '', 'Granted although it was not requested.')]
}

function refusedText(scope: Scope): string {
  if (scope.kind === 'launch') return 'Not repeated in the grant; the context in the token response decides.'
  if (scope.kind === 'refresh') return 'Not granted: expect no refresh token.'
  return 'Not granted.'
}

function outcome(
  scope: string,
  result: ScopeOutcome['outcome'],
  by: string[],
  missing: string,
  text: string,
): ScopeOutcome {
  return { scope, outcome: result, by, missing, text }
}

function judge(outcomes: ScopeOutcome[], given: Scope[]): Verdict {
  const spec = scopesAndContext('requested and granted', 'scopes-for-requesting-fhir-resources')
  const lost = outcomes.filter(
    ({ scope, outcome }) => (outcome === 'refused' || outcome === 'partly') && !scope.startsWith('launch'),
  )
  if (given.length === 0) {
    return {
      level: 'error',
      message: 'Nothing was granted.',
      whatToTry: 'Check what this client is registered for and what the user consented to.',
      spec,
    }
  }
  if (lost.length > 0) {
    return {
      level: 'warning',
      message: `Granted fewer scopes than requested: ${lost.map(({ scope, missing }) => (missing ? `${scope} (${missing})` : scope)).join(', ')}.`,
      whyItMatters:
        'The server or the user may grant less than an app requests; the app must work with what was granted.',
      whatToTry: 'Do without them, or check the registration of this client and the consent page.',
      spec,
    }
  }
  const extra = outcomes.filter((o) => o.outcome === 'extra')
  if (extra.length > 0)
    return {
      level: 'info',
      message: `Everything requested was granted, and more: ${extra.map(({ scope }) => scope).join(', ')}.`,
      spec,
    }
  const rewritten = outcomes.some((o) => o.outcome === 'granted-otherwise')
  return {
    level: 'ok',
    message: rewritten
      ? 'Everything requested was granted, in another notation.'
      : 'Everything requested was granted.',
    spec,
  }
}
