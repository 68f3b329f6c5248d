import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { isError } from '../reports/create-report-case.ts'
import { type DiagramMarks, toDiagramMessages } from '../reports/diagram/messages.ts'
import { renderMermaid } from '../reports/diagram/render-mermaid.ts'
import { renderSvg } from '../reports/diagram/render-svg.ts'
import { toHar } from '../reports/har.ts'
import { toNdjson } from '../reports/ndjson.ts'
import { createRedactor, type Redactor, redactNothing } from '../reports/redaction/create-redactor.ts'
import type { Tenant } from '../state/tenant.ts'
import { judgeFault } from '../verdicts/judge-fault.ts'
import { judgeTenantRules } from '../verdicts/judge-tenant-rules.ts'
import { ControlError } from './control-error.ts'

/** A journal in a form that other programs read. */
export interface JournalExport {
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly type: string
  readonly write: (
    entries: readonly JournalEntry[],
    redact: Redactor,
    marks: () => Promise<DiagramMarks>,
  ) => Promise<string>
}

export const EXPORTS: readonly JournalExport[] = [
  {
    path: '/tenants/{tenant}/journal.har',
    id: 'exportHar',
    summary: 'The journal as HTTP Archive 1.2.',
    type: 'application/json',
    write: async (entries, redact) => JSON.stringify(toHar(entries, redact)),
  },
  {
    path: '/tenants/{tenant}/journal.ndjson',
    id: 'exportNdjson',
    summary: 'The journal as NDJSON, one exchange per line.',
    type: 'application/x-ndjson',
    write: async (entries, redact) => toNdjson(entries, redact),
  },
  {
    path: '/tenants/{tenant}/diagram.svg',
    id: 'exportSvg',
    summary: 'The sequence diagram as SVG: a lightning bolt marks a strike, a cross marks a failure.',
    type: 'image/svg+xml',
    write: async (entries, redact, marks) => renderSvg(toDiagramMessages(entries, redact, await marks())),
  },
  {
    path: '/tenants/{tenant}/diagram.mmd',
    id: 'exportMermaid',
    summary: 'The sequence diagram in Mermaid syntax.',
    type: 'text/vnd.mermaid',
    write: async (entries, redact, marks) => renderMermaid(toDiagramMessages(entries, redact, await marks())),
  },
]

/** Exports the journal of a tenant, or of one run; secrets are redacted unless `secrets=shown`. */
export async function exportJournal(
  { type, write }: JournalExport,
  tenant: Tenant,
  { run, secrets = 'redacted' }: { run?: string | undefined; secrets?: string | undefined },
): Promise<Response> {
  if (secrets !== 'redacted' && secrets !== 'shown')
    throw new ControlError(400, `query.secrets must be redacted or shown, not ${secrets}`)
  if (run !== undefined && !tenant.journal.runs.get(run))
    throw new ControlError(
      404,
      `the run ${run} is not in the journal; GET /tenants/${tenant.name}/runs lists them`,
    )
  const entries = tenant.journal.find(run === undefined ? {} : { run })
  const redact = secrets === 'shown' ? redactNothing : createRedactor(entries)
  const text = await write(entries, redact, () => marksOf(tenant, run))
  return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } })
}

async function marksOf(tenant: Tenant, run: string | undefined): Promise<DiagramMarks> {
  const scope = run === undefined ? {} : { run }
  const { findings } = await judgeTenantRules(tenant, scope)
  const marks = new Map(findings.filter(isError).map(({ seq, message }) => [seq, message]))
  for (const armed of tenant.armed.list) {
    const { outcome, evidence, reason } = judgeFault(armed, scope)
    if (outcome === 'not met') for (const seq of evidence) marks.set(seq, reason)
  }
  return marks
}
