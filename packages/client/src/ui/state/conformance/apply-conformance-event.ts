import type { ConformanceRun, RunEvent } from '../../../model/api.ts'

/** Returns a conformance run with one of its own events applied; other events leave it unchanged. */
export function applyConformanceEvent(run: ConformanceRun, event: RunEvent): ConformanceRun {
  if (!('conformanceId' in event) || event.conformanceId !== run.id) return run
  switch (event.type) {
    case 'conformance': {
      const { groups, cases, outcomes, exchanges } = run
      return { ...event.run, groups, cases, outcomes, exchanges }
    }
    case 'cases-started':
      return { ...run, outcomes: run.outcomes.filter(({ id }) => !event.caseIds.includes(id)) }
    case 'case': {
      const others = run.outcomes.filter(({ id }) => id !== event.outcome.id)
      const known = new Set(run.exchanges.map(({ id }) => id))
      const exchanges = [...run.exchanges, ...event.exchanges.filter(({ id }) => !known.has(id))]
      return { ...run, outcomes: [...others, event.outcome], exchanges }
    }
    default:
      return run
  }
}
