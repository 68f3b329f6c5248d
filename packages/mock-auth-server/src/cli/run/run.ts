import { createPaint, escapeForTerminal, UsageError, writeFileAtomically } from '@smart-mock/cli-kit'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import { toHar } from '../../reports/har.ts'
import { listClientIds } from '../../reports/list-client-ids.ts'
import { createRedactor } from '../../reports/redaction/create-redactor.ts'
import type { Report } from '../../reports/report.ts'
import { MOCK_VERSION } from '../mock-version.ts'
import { parseOptions } from '../options/parse-options.ts'
import { describeData } from '../reports/describe-data.ts'
import { formatSummary, formatUndecided } from '../reports/format-summary.ts'
import { formatJson, writeReports } from '../reports/write-reports.ts'
import { createSettings } from '../settings.ts'
import { start } from '../start/start.ts'
import { collectCases } from './collect-cases.ts'
import { createMockEnvironment } from './create-mock-environment.ts'
import { listOrderedFaults } from './ordered-fault.ts'
import { runCommand } from './run-command.ts'
import { parseVariableTemplate, replacePlaceholders } from './variable-templates.ts'

/** Free ports, unless the options set others, so that several mocks can run at once. */
const FREE_PORTS = { port: 0, 'control-port': 0, 'canary-port': 0 }

/**
 * Runs `smart-mock run -- <command>` and returns the exit code of the command, or 1 when it succeeded but a
 * rule failed at level error, an expectation was not met, a fault of the options never struck, or no request
 * arrived. Throws `UsageError`.
 */
export async function run(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--')
  const command = at < 0 ? [] : args.slice(at + 1)
  if (command.length === 0)
    throw new UsageError('run requires a command after "--", for example: smart-mock run -- npm test')
  const { report: files = [], json = false, env = [], ...server } = parseOptions('run', args.slice(0, at))
  const templates = env.map(parseVariableTemplate)
  const settings = await createSettings({ ...FREE_PORTS, ...server })
  const wire = await start(settings)
  try {
    const startedAt = new Date()
    const ordered = listOrderedFaults(wire)
    const addresses = await createMockEnvironment(wire, DEFAULT_TENANT)
    const variables = { ...addresses, ...replacePlaceholders(templates, addresses) }
    const code = await runCommand(command, variables, { isOutputApart: json })
    reportEnd(wire, code)
    // Arguments may hold secrets.
    const [program] = command
    const report: Report = {
      title: `smart-mock run -- ${program}`,
      app: { clientIds: listClientIds(listEntries(wire)), start: `run as the command ${program}` },
      mock: { version: MOCK_VERSION, data: describeData(settings, wire) },
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      complete: code < 128,
      cases: await collectCases(wire, ordered),
    }
    const paint = createPaint(process.stderr)
    process.stderr.write(`\nsmart-mock: ${formatUndecided(report, paint)}${formatSummary(report, paint)}`)
    if (json) process.stdout.write(escapeForTerminal(formatJson(report)))
    await writeReports(report, files)
    for (const file of files)
      if (file.endsWith('.har')) await writeFileAtomically(file, JSON.stringify(archive(wire)))
    return code !== 0 || report.cases.every(({ outcome }) => outcome !== 'failed') ? code : 1
  } finally {
    await wire.close()
  }
}

/** Tells every tenant that the client has ended its work. */
function reportEnd(server: MockServer, code: number): void {
  const detail = `the command ended with exit code ${code}`
  for (const { tenant } of server.tenants.all()) {
    tenant.journal.observe({ kind: 'settled', run: undefined, at: Date.now(), detail })
  }
}

function archive(server: MockServer) {
  const entries = listEntries(server)
  return toHar(entries, createRedactor(entries))
}

/** Lists the exchanges of all tenants, the oldest first. */
function listEntries(server: MockServer): JournalEntry[] {
  const entries = server.tenants.all().flatMap(({ tenant }) => tenant.journal.find())
  return entries.sort((a, b) => a.startedAt - b.startedAt)
}
