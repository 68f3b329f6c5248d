import type { IncomingRequest } from '../http/incoming-request.ts'
import type { Facts } from '../journal/facts.ts'
import { OPT_IN_STEPS, type Step } from '../journal/steps.ts'
import type { FaultConditions } from './fault-settings.ts'

/** The known parts of an exchange before its endpoint runs. */
export interface Matchable {
  readonly step: Step
  readonly run: string | undefined
  readonly incoming: IncomingRequest
  /** The raw path below the tenant. */
  readonly path: string
  readonly facts: Facts
}

/** Returns `true` when a value equals a pattern, in which `*` stands for any characters. */
export function matchesPattern(pattern: string, value: string): boolean {
  const parts = pattern.split('*')
  if (parts.length === 1) return pattern === value
  const first = parts[0] ?? ''
  const last = parts[parts.length - 1] ?? ''
  if (value.length < first.length + last.length) return false
  if (!value.startsWith(first) || !value.endsWith(last)) return false
  let from = first.length
  const end = value.length - last.length
  for (const part of parts.slice(1, -1)) {
    const at = value.indexOf(part, from)
    if (at < 0 || at + part.length > end) return false
    from = at + part.length
  }
  return true
}

function matchesAny(patterns: string | readonly string[] | undefined, value: string | undefined): boolean {
  if (patterns === undefined) return true
  if (value === undefined) return false
  return typeof patterns === 'string'
    ? matchesPattern(patterns, value)
    : patterns.some((pattern) => matchesPattern(pattern, value))
}

/** Returns `true` when the fault applies to the step; opt-in steps must be named. */
export function matchesStep(declared: readonly Step[], named: FaultConditions['step'], step: Step): boolean {
  if (named !== undefined) return named === step || (Array.isArray(named) && named.includes(step))
  return declared.includes(step) && (!OPT_IN_STEPS.has(step) || declared.length === 1)
}

/** Returns `true` when an exchange satisfies all conditions except the step. */
export function matchesConditions(when: FaultConditions, exchange: Matchable): boolean {
  const { incoming, facts } = exchange
  return (
    matchesAny(when.run, exchange.run) &&
    matchesAny(when.clientId, facts.clientId) &&
    matchesAny(when.user, facts.user) &&
    matchesAny(when.grantType, facts.grantType) &&
    matchesAny(when.resourceType, facts.resourceType) &&
    matchesAny(when.method, incoming.method) &&
    matchesAny(when.path, exchange.path) &&
    (when.scope === undefined ||
      (facts.scope ?? '').split(' ').some((token) => matchesAny(when.scope, token))) &&
    Object.entries(when.header ?? {}).every(([name, pattern]) =>
      matchesAny(pattern, incoming.header(name)),
    ) &&
    Object.entries(when.param ?? {}).every(([name, pattern]) =>
      [...incoming.query.getAll(name), ...incoming.form.getAll(name)].some((value) =>
        matchesAny(pattern, value),
      ),
    )
  )
}
