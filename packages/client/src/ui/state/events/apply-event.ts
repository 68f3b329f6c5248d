import type { Run, RunEvent } from '../../../model/api.ts'

/** Returns a run with one of its own events applied; other events leave it unchanged. */
export function applyEvent(run: Run, event: RunEvent): Run {
  if (!('runId' in event) || event.runId !== run.id) return run
  switch (event.type) {
    case 'run': {
      const { steps, exchanges, findings } = run
      return { ...event.run, steps, exchanges, findings }
    }
    case 'step':
      return { ...run, steps: replace(run.steps, event.step).sort((a, b) => a.sequence - b.sequence) }
    case 'exchange':
      return { ...run, exchanges: replace(run.exchanges, event.exchange) }
    case 'finding': {
      const others = run.findings.filter(({ pitfall }) => pitfall !== event.finding.pitfall)
      return { ...run, findings: [...others, event.finding] }
    }
    default:
      return run
  }
}

function replace<Item extends { id: string }>(list: readonly Item[], item: Item): Item[] {
  return list.some(({ id }) => id === item.id)
    ? list.map((old) => (old.id === item.id ? item : old))
    : [...list, item]
}
