import { loadFaults } from '../../../faults/load-faults.ts'
import { type JournalRecord, readJournalRecord } from '../../../journal/journal-record.ts'
import { restoreEvents } from '../../../journal/restore-events.ts'
import type { Run } from '../../../journal/run.ts'
import type { TenantRecords } from '../../../state/records/tenant-records.ts'
import type { Tenant } from '../../../state/tenant.ts'
import type { OwnedTenant } from './tenant-store.ts'

/** Sequence numbers that are left out where exchanges may be missing. */
const MISSING = 1000
const EVICTED = 'the journal no longer had all strikes when another process took over'
const GAP =
  'another process served the tenant before and lost its connection, or ended at once: exchanges may be missing'

/** Restores the runs of a tenant, whose changes are noted from now on. */
export function restoreRuns({ journal }: Tenant, records: TenantRecords): void {
  const runs = records.ofKind('run')
  const known = Array.from(runs.read(), ([, run]) => run as Run)
  journal.runs.restore(known, (run) => runs.note(run.id, () => journal.runs.get(run.id)))
}

/**
 * Restores armed faults and the journal of a tenant as its records and events have them: monitors follow the events
 * again, and so conclude the same.
 */
export async function restoreHistory(
  tenant: Tenant,
  records: TenantRecords,
  { journal, isWhole }: Pick<OwnedTenant, 'journal' | 'isWhole'>,
): Promise<void> {
  await restoreFaults(tenant, records)
  if (!isWhole) tenant.journal.markGap(GAP)
  replay(tenant, journal.map(readJournalRecord))
  if (!isWhole) tenant.journal.skip(MISSING)
}

async function restoreFaults({ armed, sides, seed, perRun }: Tenant, records: TenantRecords): Promise<void> {
  const [any] = records.ofKind('fault').read()
  if (!any) return
  const faults = await loadFaults()
  armed.restore((name) => faults.get(name), { seed, perRun })
  await sides.take(armed.list.flatMap(({ sideListeners }) => sideListeners))
}

function replay({ journal, armed }: Tenant, records: readonly JournalRecord[]): void {
  restoreEvents(journal, records, {
    exchanged: ({ seq, run, startedAt: at, strikes }) => {
      for (const { armed: id } of strikes) armed.find(id)?.follow({ seq, run, at })
    },
    observed: ({ kind, detail, seq, run, at }) => {
      const performed = kind === 'performed' ? armed.find(detail) : undefined
      if (performed && !performed.declaration.points) performed.follow({ seq, run, at })
    },
  })
  // Monitors conclude from a strike and all that follows it.
  if (armed.everStruck.some(({ strikeCount, monitor }) => strikeCount > monitor.strikeCount))
    journal.markGap(EVICTED)
}
