import { BEST_FIRST, type Conclusion, selectConclusion, WORST_FIRST } from '../core/declare/conclusion.ts'
import type { Expectation, FlowState, Monitor, StrikeContext } from '../core/declare/expectation.ts'

type Outcome = Conclusion['outcome']

const SCOPES = ['run', 'tenant', 'fault'] as const

/** Expects every one of them. */
export const allOf = (...parts: readonly Expectation[]): Expectation =>
  combine('allOf', ' and ', parts, WORST_FIRST, 'not met')

/** Expects at least one of them. */
export const anyOf = (...parts: readonly Expectation[]): Expectation =>
  combine('anyOf', ', or ', parts, BEST_FIRST, 'met')

/** Combines expectations: a part's final conclusion of the `deciding` outcome decides the whole. */
function combine(
  name: string,
  conjunction: string,
  parts: readonly Expectation[],
  order: readonly Outcome[],
  deciding: Outcome,
): Expectation {
  const widest = Math.max(...parts.map(({ scope = 'run' }) => SCOPES.indexOf(scope)))
  return {
    name,
    sentence: parts.map(({ sentence }) => sentence).join(conjunction),
    scope: SCOPES[widest] ?? 'run',
    start: (context) => new Combination(context, parts, order, deciding),
  }
}

class Combination implements Monitor {
  readonly #parts: {
    readonly scope: Expectation['scope']
    readonly monitor: Monitor
    final: Conclusion | undefined
  }[]
  readonly #order: readonly Outcome[]
  readonly #deciding: Outcome

  constructor(
    context: StrikeContext,
    parts: readonly Expectation[],
    order: readonly Outcome[],
    deciding: Outcome,
  ) {
    this.#parts = parts.map(({ scope, start }) => ({ scope, monitor: start(context), final: undefined }))
    this.#order = order
    this.#deciding = deciding
  }

  onStrike(context: StrikeContext): Conclusion | undefined {
    return this.#take((monitor) => monitor.onStrike?.(context))
  }

  onExchange: NonNullable<Monitor['onExchange']> = (entry, attribution) =>
    this.#take((monitor, scope = 'run') =>
      scope === 'run' && !attribution.isInRun ? undefined : monitor.onExchange?.(entry, attribution),
    )

  onObservation: NonNullable<Monitor['onObservation']> = (observation) =>
    this.#take((monitor) => monitor.onObservation?.(observation))

  conclude(state: FlowState): Conclusion {
    return selectConclusion(
      this.#parts.map(({ monitor, final }) => final ?? monitor.conclude(state)),
      this.#order,
    )
  }

  /** Gives something to every part that is still open; returns the conclusion that it brings for the whole. */
  #take(
    give: (monitor: Monitor, scope: Expectation['scope']) => Conclusion | undefined,
  ): Conclusion | undefined {
    let changed = false
    for (const part of this.#parts) {
      if (part.final) continue
      part.final = give(part.monitor, part.scope)
      changed ||= part.final !== undefined
    }
    if (!changed) return undefined
    const finals = this.#parts.flatMap(({ final }) => (final ? [final] : []))
    const decided = finals.filter(({ outcome }) => outcome === this.#deciding)
    if (decided.length > 0) return selectConclusion(decided, this.#order)
    return finals.length === this.#parts.length ? selectConclusion(finals, this.#order) : undefined
  }
}
