import { type Conclusion, conclude, selectConclusion, WORST_FIRST } from '../core/declare/conclusion.ts'
import type { Observation } from '../core/journal/journal-entry.ts'
import { QUIET_PERIOD_MS } from '../monitors/flow.ts'
import type { RunConclusion, RunMonitor } from '../monitors/run-monitor.ts'
import type { ArmedFault } from '../state/faults/armed-fault.ts'
import type { Verdict } from './verdict.ts'

const OBSERVATIONS_TOLD = 50

interface JudgedRun {
  readonly run: RunMonitor
  readonly conclusion: RunConclusion
}

/** Returns the verdict on an armed fault, or on one run; in every run the expectation must have been met. */
export function judgeFault(
  armed: ArmedFault,
  options: { quietMs?: number; now?: number; run?: string } = {},
): Verdict {
  const { declaration, shadowedCount, strikeCount } = armed
  const { quietMs = QUIET_PERIOD_MS, now = Date.now(), run } = options
  const all = armed.monitor.conclude(now, quietMs)
  const asked =
    run === undefined ? all : all.filter((each) => [undefined, run].includes(each.run.context.run))
  const runs = selectLogins(asked)
  const frame = {
    fault: declaration.name,
    armed: armed.id,
    strikeCount,
    shadowedCount,
    requirement: declaration.requirement,
    spec: declaration.spec,
  }
  const { loss } = armed.monitor
  if (runs.length === 0) {
    const isLost = run === undefined && strikeCount > 0 && loss !== undefined
    return { ...frame, ...(isLost ? describeLoss(loss) : describeAbsence(armed)) }
  }
  const conclusions = runs.map(({ conclusion }) => conclusion)
  const missing = run === undefined ? loss : armed.monitor.findLossIn(runs.map((each) => each.run))
  const lost = missing === undefined ? [] : [conclude('inconclusive', missing)]
  const { outcome, reason, evidence } = selectConclusion([...conclusions, ...lost], WORST_FIRST)
  const observations = collectObservations(runs)
  const { isFinal, flow } = describeFlow(conclusions, outcome)
  return {
    ...frame,
    outcome: declaration.kind === 'informational' && outcome === 'not met' ? 'informational' : outcome,
    reason,
    evidence,
    isFinal,
    flow,
    basis: findBasis(evidence, observations),
    observations: observations.slice(-OBSERVATIONS_TOLD),
  }
}

/**
 * Returns the runs that contain a login. A discovery request during a session is its own run without anything
 * to judge; it counts when there is no other.
 */
function selectLogins(runs: readonly JudgedRun[]): readonly JudgedRun[] {
  const logins = runs.filter(({ run }) => run.flow.isLogin)
  return logins.length > 0 ? logins : runs
}

function describeFlow(
  conclusions: readonly RunConclusion[],
  outcome: Conclusion['outcome'],
): Pick<Verdict, 'isFinal' | 'flow'> {
  const deciding = conclusions.filter((each) => each.outcome === outcome)
  const flows = deciding.map(({ flow }) => flow)
  return {
    isFinal:
      outcome === 'not met' ? deciding.some(({ final }) => final) : conclusions.every(({ final }) => final),
    flow: flows.find((flow) => flow === 'open') ?? flows.find((flow) => flow === 'quiet') ?? 'ended',
  }
}

function collectObservations(runs: readonly JudgedRun[]): Observation[] {
  return [...new Set(runs.flatMap(({ run }) => run.observations))]
    .filter(({ kind }) => kind !== 'performed')
    .sort((one, other) => one.seq - other.seq)
}

/** Returns what a conclusion rests on: the observations that it cites, or the traffic alone. */
function findBasis(evidence: readonly number[], observations: readonly Observation[]): Verdict['basis'] {
  const cited = observations.filter(({ seq }) => evidence.includes(seq))
  if (cited.some(({ kind }) => kind === 'exit-code')) return 'traffic and exit code'
  return cited.length > 0 ? 'traffic and page' : 'traffic'
}

const NONE = { evidence: [], basis: 'traffic', observations: [] } as const

/** Describes a fault that struck, where all that followed is lost. */
function describeLoss(reason: string) {
  return { ...NONE, outcome: 'inconclusive', reason, isFinal: false, flow: 'quiet' } as const
}

function describeAbsence(armed: ArmedFault) {
  if (armed.heldReplies > 0) {
    const reason = 'a struck reply is still being held back'
    return { ...NONE, outcome: 'pending', reason, isFinal: false, flow: 'open' } as const
  }
  return {
    ...NONE,
    outcome: 'not exercised',
    reason: explainAbsence(armed),
    isFinal: false,
    flow: 'quiet',
  } as const
}

function explainAbsence({ declaration, matchCount, shadowedCount }: ArmedFault): string {
  if (shadowedCount > 0) return 'it was shadowed by a fault armed earlier at the same point'
  if (declaration.userAgentActions && (matchCount === 0 || !declaration.points))
    return 'it needs a driver to act as the user agent, and none ran'
  const needs = declaration.prerequisites?.length
    ? ` (it requires ${declaration.prerequisites.join(', ')})`
    : ''
  const often = matchCount === 1 ? 'once' : `${matchCount} times`
  if (matchCount > 0) return `it matched ${often} but changed nothing that was sent${needs}`
  return `no exchange of the step ${declaration.steps.join(', ')} followed after it was armed${needs}`
}
