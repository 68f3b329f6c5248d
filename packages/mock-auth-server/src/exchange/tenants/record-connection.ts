import { createFacts } from '../../core/journal/facts.ts'
import type { Tenant } from '../../state/tenant.ts'

/**
 * Opens the entry of a connection to a side listener without a request; the returned function closes it with
 * the outcome. Its target is the origin.
 */
export function recordConnection(tenant: Tenant, origin: string): (diagnosis: string) => void {
  const { journal, clock } = tenant
  const now = clock.now()
  const { epoch } = journal
  const placed = journal.runs.attribute({ step: 'connection', label: undefined, known: undefined, now })
  const entry = journal.open({
    tenant: tenant.name,
    run: placed.run,
    attribution: placed.attribution,
    straggler: false,
    step: 'connection',
    listener: 'side',
    direction: 'in',
    startedAt: now,
    request: { method: 'CONNECTION', target: origin, headers: [], body: '', bodyBytes: 0 },
    facts: createFacts(),
    preset: tenant.inForce.preset,
  })
  return (diagnosis) => {
    if (journal.epoch !== epoch) return
    entry.facts.diagnosis = diagnosis
    const nothing = { status: 0, headers: [], body: '' }
    journal.close(entry, { original: nothing, sent: nothing, delivery: 'aborted', at: clock.now() })
  }
}
