import type { ArmedFault, Strike } from '../state/armed-fault.ts'
import type { Tenant } from '../state/tenant.ts'
import { createJudgeContext, QUIET_PERIOD_MS } from './judge-context.ts'
import { judgeExpectation } from './judge-expectation.ts'
import { selectConclusion } from './select-conclusion.ts'
import { selectLoginStrikes } from './select-login-strikes.ts'
import type { Verdict } from './verdict.ts'

/** Maximum number of strikes that are judged one by one; more strikes of one fault add nothing. */
const STRIKES_JUDGED = 50
const OBSERVATIONS_TOLD = 50

/** Judges an armed fault over the journal, or over one run; every strike must have been met. */
export function judgeFault(
  tenant: Tenant,
  armed: ArmedFault,
  options: { quietMs?: number; now?: number; run?: string } = {},
): Verdict {
  const { declaration, shadowedCount } = armed
  const { quietMs = QUIET_PERIOD_MS, now = Date.now(), run } = options
  const strikes = run === undefined ? armed.strikes : armed.strikes.filter((strike) => strike.run === run)
  const frame = {
    fault: declaration.name,
    armed: armed.id,
    strikeCount: strikes.length,
    shadowedCount,
    requirement: declaration.requirement,
    spec: declaration.spec,
    observations: [],
  }
  if (strikes.length === 0) {
    return { ...frame, outcome: 'not exercised', reason: whyNot(armed), evidence: [], basis: 'traffic' }
  }
  if (!tenant.journal.past.complete) {
    const reason = 'the journal evicted older exchanges, so "never" cannot be established'
    return { ...frame, outcome: 'inconclusive', reason, evidence: [], basis: 'traffic' }
  }
  const ofLogins = selectLoginStrikes(tenant.journal, strikes)
  const isInformational = declaration.kind === 'informational'
  const isLawful = isInformational || declaration.kind === 'must-tolerate'
  const judged = isLawful ? firstOfRuns(ofLogins) : ofLogins
  const scenes = judged
    .slice(-STRIKES_JUDGED)
    .map((strike) => createJudgeContext(tenant.journal, strike, now, quietMs))
  const parts = scenes.map((scene) => judgeExpectation(declaration.expects, scene))
  const observations = [...new Set(scenes.flatMap((scene) => scene.observations))]
    .filter(({ kind }) => kind !== 'performed')
    .sort((one, other) => one.seq - other.seq)
  const conclusion = selectConclusion(parts, ['not met', 'pending', 'inconclusive', 'met'])
  return {
    ...frame,
    ...conclusion,
    outcome: isInformational && conclusion.outcome === 'not met' ? 'informational' : conclusion.outcome,
    basis: observations.length > 0 ? 'traffic and page' : 'traffic',
    observations: observations.slice(-OBSERVATIONS_TOLD),
  }
}

/**
 * Returns the first strike of each run: a client that may continue is judged from there, since after the last
 * strike it may be done.
 */
function firstOfRuns(strikes: readonly Strike[]): readonly Strike[] {
  return strikes.filter(({ run }, index) => strikes.findIndex((earlier) => earlier.run === run) === index)
}

function whyNot({ declaration, matchCount, shadowedCount }: ArmedFault): string {
  if (shadowedCount > 0) return 'it was shadowed by a fault armed earlier at the same point'
  if (declaration.userAgentActions && (matchCount === 0 || !declaration.points))
    return 'it needs a driver to act as the user agent, and none ran'
  const needs = declaration.prerequisites?.length
    ? ` (it requires ${declaration.prerequisites.join(', ')})`
    : ''
  if (matchCount > 0) return `it matched ${matchCount} times but changed nothing that was sent${needs}`
  return `no exchange of the step ${declaration.steps.join(', ')} followed after it was armed${needs}`
}
