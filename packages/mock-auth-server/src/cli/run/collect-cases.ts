import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import { MockTenant } from '../../mock/mock-tenant.ts'
import { type CaseEvidence, createReportCase } from '../../reports/create-report-case.ts'
import type { ReportCase } from '../../reports/report.ts'
import { judgeFault } from '../../verdicts/judge-fault.ts'

/** A client that fell silent has been waited for already: its process is over. */
const QUIET_MS = 0

/** Collects the cases of all tenants' journals: one for each run, and one for each armed fault. */
export async function collectCases(server: MockServer): Promise<ReportCase[]> {
  const cases: ReportCase[] = []
  for (const { tenant } of server.tenants.all()) {
    const prefix = tenant.name === DEFAULT_TENANT ? '' : `${tenant.name}: `
    const { findings } = await new MockTenant(server, tenant.name).findings()
    const entries = tenant.journal.find().filter(({ straggler }) => !straggler)
    for (const [run, own] of byRun(entries)) {
      const happened: CaseEvidence = {
        entries: own,
        observations: tenant.journal.observations(run),
        findings: findings.filter((finding) => finding.run === run),
      }
      cases.push(createReportCase(`${prefix}${run ?? 'outside any run'}`, 'runs', happened))
    }
    for (const armed of tenant.armed.list) {
      const verdict = judgeFault(tenant, armed, { quietMs: QUIET_MS })
      const observations = tenant.journal.observations()
      const happened: CaseEvidence = { entries, observations, findings: [], verdict }
      cases.push(
        createReportCase(`${prefix}${verdict.fault}`, armed.declaration.steps[0] ?? 'faults', happened),
      )
    }
  }
  return cases
}

function byRun(entries: readonly JournalEntry[]): Map<string | undefined, JournalEntry[]> {
  const runs = new Map<string | undefined, JournalEntry[]>()
  for (const entry of entries) runs.set(entry.run, [...(runs.get(entry.run) ?? []), entry])
  return runs
}
