import { createUnexpectedArgument, parseArguments } from '@smart-mock/cli-kit'
import { CASES } from '../../conformance/checks/list.ts'
import { readBaseline } from '../../conformance/config/read-baseline.ts'
import { readEarlierReport } from '../../conformance/config/read-earlier-report.ts'
import { formatConformanceJson } from '../../conformance/reports/report-formats.ts'
import { continueRun } from '../../conformance/run/continue-run.ts'
import { planCases } from '../../conformance/run/plan-cases.ts'
import { decideExitCode, type ExitRules } from '../../conformance/run/results/decide-exit-code.ts'
import { runCases } from '../../conformance/run/run-conformance.ts'
import { CONFORMANCE_OPTIONS, RENAMED_CONFORMANCE_OPTIONS } from '../conformance-options.ts'
import type { SafeTerminal } from '../terminal.ts'
import { createProgress } from './create-progress.ts'
import { exportInferno } from './export-inferno.ts'
import { formatList, formatPlan } from './format-plan.ts'
import { formatSummary } from './format-summary.ts'
import { readConfiguration, readSettings } from './read-settings.ts'
import { recordSession } from './record-session.ts'
import { writeConformanceReports } from './write-conformance-reports.ts'

const COMMAND = {
  program: 'smart-client',
  name: 'conformance',
  options: CONFORMANCE_OPTIONS,
  renamed: RENAMED_CONFORMANCE_OPTIONS,
} as const

/** Runs `smart-client conformance <fhir base>`: every case that the configuration allows. */
export async function runConformanceCommand(
  args: readonly string[],
  terminal: SafeTerminal,
): Promise<number> {
  const { values, words } = parseArguments(COMMAND, args, process.env)
  const [base, more] = words
  if (more !== undefined) throw createUnexpectedArgument(COMMAND, values, more)
  if (values.list) return print(terminal, formatList(CASES))
  const read = await readConfiguration(values, terminal)
  const settings = await readSettings(base, values, read, terminal)
  const file = values['record-session']
  if (file !== undefined) return recordSession(settings, { file, script: values.script }, terminal)
  if (values.export) return print(terminal, await exportInferno(settings, read))
  if (values.plan) return print(terminal, formatPlan(await planCases(settings)))

  const rules: ExitRules = {
    ...(values.strict === undefined ? {} : { strict: values.strict }),
    ...(values.baseline === undefined ? {} : { baseline: await readBaseline(values.baseline) }),
  }
  const earlier = values.resume === undefined ? undefined : await readEarlierReport(values.resume, settings)
  const interruption = new AbortController()
  const interrupt = () => interruption.abort()
  process.once('SIGINT', interrupt)
  try {
    const onEvent = values.json ? () => {} : createProgress(terminal)
    const options = { onEvent, signal: interruption.signal }
    const report = earlier ? await continueRun(settings, earlier, options) : await runCases(settings, options)
    if (values.json) terminal.stdout.write(formatConformanceJson(report))
    else terminal.writePainted(formatSummary(report, rules, terminal.paint))
    await writeConformanceReports(report, values.report ?? [])
    return decideExitCode(report, rules)
  } finally {
    process.removeListener('SIGINT', interrupt)
  }
}

function print({ stdout }: SafeTerminal, text: string): number {
  stdout.write(text)
  return 0
}
