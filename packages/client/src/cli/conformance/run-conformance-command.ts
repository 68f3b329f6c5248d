import {
  createUnexpectedArgument,
  formatSuggestion,
  type ParsedOptions,
  parseArguments,
} from '@smart-mock/cli-kit'
import { CASES } from '../../conformance/checks/list.ts'
import { readBaseline } from '../../conformance/config/read-baseline.ts'
import { readConfig } from '../../conformance/config/read-config.ts'
import { toSettings } from '../../conformance/config/to-settings.ts'
import { decideExitCode, type ExitRules } from '../../conformance/run/decide-exit-code.ts'
import { planCases } from '../../conformance/run/plan-cases.ts'
import { runCases } from '../../conformance/run/run-conformance.ts'
import { checkSelectors } from '../../conformance/run/select-cases.ts'
import type { RunSettings } from '../../conformance/run/settings.ts'
import { CONFORMANCE_OPTIONS, RENAMED_CONFORMANCE_OPTIONS } from '../options.ts'
import type { SafeTerminal } from '../terminal.ts'
import { createProgress } from './create-progress.ts'
import { formatList, formatPlan } from './format-plan.ts'
import { formatSummary } from './format-summary.ts'
import { formatConformanceJson, writeConformanceReports } from './reports/write-conformance-reports.ts'

const COMMAND = {
  program: 'smart-client',
  name: 'conformance',
  options: CONFORMANCE_OPTIONS,
  renamed: RENAMED_CONFORMANCE_OPTIONS,
} as const

type Values = ParsedOptions<typeof CONFORMANCE_OPTIONS>

/** Runs `smart-client conformance <fhir base>`: every case that needs no login. */
export async function runConformanceCommand(
  args: readonly string[],
  terminal: SafeTerminal,
): Promise<number> {
  const { values, words } = parseArguments(COMMAND, args, process.env)
  const [base, more] = words
  if (more !== undefined) throw createUnexpectedArgument(COMMAND, values, more)
  if (values.list) return print(terminal, formatList(CASES))
  const settings = await readSettings(base, values, terminal)
  if (values.plan) return print(terminal, formatPlan(await planCases(settings)))

  const rules: ExitRules = {
    ...(values.strict === undefined ? {} : { strict: values.strict }),
    ...(values.baseline === undefined ? {} : { baseline: await readBaseline(values.baseline) }),
  }
  const interruption = new AbortController()
  const interrupt = () => interruption.abort()
  process.once('SIGINT', interrupt)
  try {
    const onEvent = values.json ? () => {} : createProgress(terminal)
    const report = await runCases(settings, { onEvent, signal: interruption.signal })
    if (values.json) terminal.stdout.write(formatConformanceJson(report))
    else terminal.writePainted(formatSummary(report, rules, terminal.paint))
    await writeConformanceReports(report, values.report ?? [])
    return decideExitCode(report, rules)
  } finally {
    process.removeListener('SIGINT', interrupt)
  }
}

/** Reads the configuration file, over which the command line takes precedence. */
async function readSettings(
  base: string | undefined,
  values: Values,
  { stderr }: SafeTerminal,
): Promise<RunSettings> {
  const { only = [], skip = [], level } = values
  const { config, folder } =
    values.config === undefined ? { config: {}, folder: process.cwd() } : await readConfig(values.config)
  if (typeof config.clients?.symmetric?.secret === 'string')
    stderr.write('The configuration has a literal secret; { "env": "NAME" } keeps it out of the file.\n')
  const allow = [
    ...(values.revoke ? ['revoke' as const] : []),
    ...(values.register ? ['register' as const] : []),
  ]
  const own = [...only, ...skip, ...Object.keys(config.leaveOut ?? {}), ...Object.keys(config.expected ?? {})]
  checkSelectors(CASES, own, formatSuggestion)
  const { 'client-id': clientId, 'redirect-uri': redirectUri, 'smart-version': smartVersion } = values
  return toSettings(
    {
      ...config,
      ...(base === undefined ? {} : { fhirBase: base }),
      ...(clientId === undefined ? {} : { clients: { ...config.clients, public: { clientId } } }),
      ...(redirectUri === undefined ? {} : { redirectUri }),
      ...(smartVersion === undefined ? {} : { smartVersion }),
      allow: [...(config.allow ?? []), ...allow],
    },
    folder,
    { only, skip, ...(level === undefined ? {} : { level }) },
  )
}

function print({ stdout }: SafeTerminal, text: string): number {
  stdout.write(text)
  return 0
}
