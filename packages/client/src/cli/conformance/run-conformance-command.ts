import { resolve } from 'node:path'
import {
  createUnexpectedArgument,
  formatSuggestion,
  type ParsedOptions,
  parseArguments,
} from '@smart-mock/cli-kit'
import { CASES } from '../../conformance/checks/list.ts'
import { readBaseline } from '../../conformance/config/read-baseline.ts'
import { type ReadConfig, readConfig } from '../../conformance/config/read-config.ts'
import { readEarlierReport } from '../../conformance/config/read-earlier-report.ts'
import { toSettings } from '../../conformance/config/to-settings.ts'
import { CERTIFICATION_NAMES } from '../../conformance/coverage/certifications.ts'
import { formatConformanceJson } from '../../conformance/reports/report-formats.ts'
import { continueRun } from '../../conformance/run/continue-run.ts'
import { decideExitCode, type ExitRules } from '../../conformance/run/decide-exit-code.ts'
import { planCases } from '../../conformance/run/plan-cases.ts'
import { runCases } from '../../conformance/run/run-conformance.ts'
import { checkSelectors } from '../../conformance/run/select-cases.ts'
import type { RunSettings } from '../../conformance/run/settings.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { CONFORMANCE_OPTIONS, RENAMED_CONFORMANCE_OPTIONS } from '../conformance-options.ts'
import type { SafeTerminal } from '../terminal.ts'
import { createManualUser } from './create-manual-user.ts'
import { createProgress } from './create-progress.ts'
import { exportInferno } from './export-inferno.ts'
import { formatList, formatPlan } from './format-plan.ts'
import { formatSummary } from './format-summary.ts'
import { recordSession } from './record-session.ts'
import { writeConformanceReports } from './write-conformance-reports.ts'

const COMMAND = {
  program: 'smart-client',
  name: 'conformance',
  options: CONFORMANCE_OPTIONS,
  renamed: RENAMED_CONFORMANCE_OPTIONS,
} as const

type Values = ParsedOptions<typeof CONFORMANCE_OPTIONS>

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

async function readConfiguration(values: Values, { stderr }: SafeTerminal): Promise<ReadConfig> {
  const read =
    values.config === undefined ? { config: {}, folder: process.cwd() } : await readConfig(values.config)
  if (typeof read.config.clients?.symmetric?.secret === 'string')
    stderr.write('The configuration has a literal secret; { "env": "NAME" } keeps it out of the file.\n')
  return read
}

/** Builds the settings of the configuration file, over which the command line takes precedence. */
async function readSettings(
  base: string | undefined,
  values: Values,
  { config, folder }: ReadConfig,
  terminal: SafeTerminal,
): Promise<RunSettings> {
  const { only = [], skip = [], level, ready = [] } = values
  const allow = [
    ...(values.revoke ? ['revoke' as const] : []),
    ...(values.register ? ['register' as const] : []),
    ...(values.write ? ['write' as const] : []),
  ]
  const own = [...only, ...skip, ...Object.keys(config.leaveOut ?? {}), ...Object.keys(config.expected ?? {})]
  checkSelectors(CASES, own, formatSuggestion)
  const include = [
    ...(values.slow ? ['slow' as const] : []),
    ...(values.thorough ? ['thorough' as const] : []),
  ]
  const { 'max-logins': maxLogins, login: driver, 'login-timeout': timeoutSeconds, script, session } = values
  const { 'client-id': clientId, 'redirect-uri': redirectUri, 'smart-version': smartVersion } = values
  return toSettings(
    {
      ...config,
      ...(base === undefined ? {} : { fhirBase: base }),
      ...(clientId === undefined ? {} : { clients: { ...config.clients, public: { clientId } } }),
      ...(redirectUri === undefined ? {} : { redirectUri }),
      ...(smartVersion === undefined ? {} : { smartVersion }),
      allow: [...(config.allow ?? []), ...allow],
      include: [...(config.include ?? []), ...include],
      login: {
        ...config.login,
        ...(driver === undefined ? {} : { driver }),
        ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
        ...(script === undefined ? {} : { script: resolve(script) }),
        ...(session === undefined ? {} : { session: resolve(session) }),
      },
      ...(maxLogins === undefined ? {} : { maxLogins: parseCount(maxLogins) }),
    },
    folder,
    {
      only,
      skip,
      ready: CERTIFICATION_NAMES.filter((name) => ready.includes(name)),
      ...(level === undefined ? {} : { level }),
    },
    createManualUser(terminal),
  )
}

function parseCount(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  throw new SmartError('invalid-input', `--max-logins is "${text}", which is no number of logins.`)
}

function print({ stdout }: SafeTerminal, text: string): number {
  stdout.write(text)
  return 0
}
