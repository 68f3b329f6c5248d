import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import { getFaultGroup } from '../../faults/get-fault-group.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import { createReportCase } from '../../reports/create-report-case.ts'
import type { ReportCase } from '../../reports/report.ts'
import type { ArmedFault } from '../../state/faults/armed-fault.ts'
import type { Tenant } from '../../state/tenant.ts'
import { judgeFault } from '../../verdicts/judge-fault.ts'
import { judgeTenantRules } from '../../verdicts/judge-tenant-rules.ts'
import type { OrderedFault } from './ordered-fault.ts'

/** The client has ended: its process is over. */
const QUIET_MS = 0

/**
 * Collects the cases of all tenants' journals: one for each run, and one for each fault that is armed or was
 * ordered. Without any exchange there is a failed case that says so.
 */
export async function collectCases(
  server: MockServer,
  ordered: readonly OrderedFault[],
): Promise<ReportCase[]> {
  if (server.tenants.exchanges.openedCount === 0) return [NOTHING_RECEIVED, ...ordered.map(createOrderedCase)]
  const cases: ReportCase[] = []
  const known = new Set(ordered.map(({ armed }) => armed))
  for (const { tenant } of server.tenants.all()) {
    const { findings } = await judgeTenantRules(tenant)
    for (const [run, entries] of groupByRun(listEntries(tenant))) {
      const observations = tenant.journal.observations(run)
      const own = findings.filter((finding) => finding.run === run)
      const name = `${getPrefix(tenant)}${run ?? 'outside any run'}`
      cases.push(createReportCase(name, 'runs', { entries, observations, findings: own }))
    }
    const others = tenant.armed.list.filter((armed) => !known.has(armed))
    cases.push(...others.map((armed) => createFaultCase(tenant, armed)))
  }
  return [...cases, ...ordered.map(createOrderedCase)]
}

const NOTHING_RECEIVED: ReportCase = {
  name: 'requests',
  group: 'runs',
  outcome: 'failed',
  message: 'no request reached the mock; its FHIR base is in SMART_MOCK_FHIR_BASE',
  findings: [],
  observed: [],
  diagram: '',
  durationMs: 0,
}

/** Creates the case of an ordered fault: failed when it never struck. */
function createOrderedCase({ tenant, armed }: OrderedFault): ReportCase {
  const judged = createFaultCase(tenant, armed)
  return armed.strikeCount === 0 ? { ...judged, outcome: 'failed' } : judged
}

function createFaultCase(tenant: Tenant, armed: ArmedFault): ReportCase {
  const verdict = judgeFault(armed, { quietMs: QUIET_MS })
  const observations = tenant.journal.observations()
  const { declaration: fault } = armed
  const happened = { entries: listEntries(tenant), observations, findings: [], fault, verdict }
  return createReportCase(`${getPrefix(tenant)}${verdict.fault}`, getFaultGroup(fault), happened)
}

function getPrefix({ name }: Tenant): string {
  return name === DEFAULT_TENANT ? '' : `${name}: `
}

function listEntries({ journal }: Tenant): JournalEntry[] {
  return journal.find().filter(({ straggler }) => !straggler)
}

function groupByRun(entries: readonly JournalEntry[]): Map<string | undefined, JournalEntry[]> {
  const runs = new Map<string | undefined, JournalEntry[]>()
  for (const entry of entries) runs.set(entry.run, [...(runs.get(entry.run) ?? []), entry])
  return runs
}
