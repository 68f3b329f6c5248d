import { createUnexpectedArgument, parseArguments } from '@smart-mock/cli-kit'
import type { Exchange } from '../../model/exchange.ts'
import { pluralize } from '../../model/pluralize.ts'
import type { Step } from '../../model/run.ts'
import { redact } from '../../server/report/redact.ts'
import { replaceById } from '../../server/runs/replace-by-id.ts'
import { checkFhirBase } from '../../smart/discovery/fhir-base.ts'
import { finishBackend } from '../../smart/handshake/finish-login.ts'
import { prepareLogin } from '../../smart/handshake/prepare-login.ts'
import { systemEnvironment } from '../../smart/run/environment.ts'
import { createRunRecorder } from '../../smart/run/run-recorder.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { CHECK_OPTIONS, RENAMED_OPTIONS } from '../options.ts'
import { type CheckReport, formatJson, selectSteps } from '../reports/check-report.ts'
import { writeReports } from '../reports/write-reports.ts'
import type { SafeTerminal } from '../terminal.ts'
import { createCheckPlan } from './create-check-plan.ts'
import { logIn } from './log-in.ts'
import { toLine } from './to-line.ts'

const COMMAND = {
  program: 'smart-client',
  name: 'check',
  options: CHECK_OPTIONS,
  renamed: RENAMED_OPTIONS,
} as const

/**
 * Runs `smart-client check <fhir base>`: discovery and everything that needs no browser; with `--login` the
 * whole authorization flow, for which the user opens the printed URL.
 */
export async function runCheckCommand(
  args: readonly string[],
  { stdout, stderr, paint, writePainted }: SafeTerminal,
): Promise<number> {
  const { values, words } = parseArguments(COMMAND, args, process.env)
  const [base, more] = words
  if (base !== undefined && more !== undefined) throw createUnexpectedArgument(COMMAND, values, more)
  if (base === undefined) {
    throw new SmartError('invalid-input', 'check requires the FHIR base of a server.', {
      whatToTry: 'smart-client check http://localhost:4010/fhir',
    })
  }
  const { report: files = [], json: isQuiet = false } = values
  const steps: Step[] = []
  const exchanges: Exchange[] = []
  const run = createRunRecorder(systemEnvironment, {
    onExchange: (exchange) => replaceById(exchanges, exchange),
    onStep: (step) => {
      replaceById(steps, step)
      if (step.state === 'done' && !isQuiet) writePainted(toLine(step, paint))
    },
  })
  const startedAt = Date.now()
  const plan = await createCheckPlan(checkFhirBase(base), values)
  try {
    const { plan: prepared } = await prepareLogin(run, plan)
    const tools = { run, world: systemEnvironment, lab: { runId: 'check', memo: new Map() } }
    if (prepared.mode === 'backend') await finishBackend(tools, prepared)
    else if (values.login) await logIn(tools, prepared, (text) => (isQuiet ? stderr : stdout).write(text))
  } catch {
    // The failed step has printed it.
  }
  const report: CheckReport = { fhirBase: base, mode: plan.mode, startedAt, ...redact({ steps, exchanges }) }
  const failed = selectSteps(report, 'error').length
  if (isQuiet) stdout.write(formatJson(report))
  else {
    const warned = selectSteps(report, 'warning').length
    const counts = [pluralize(steps.length, 'step'), pluralize(failed, 'error'), pluralize(warned, 'warning')]
    const tone = failed > 0 ? 'failure' : warned > 0 ? 'warning' : 'success'
    writePainted(`\n${paint(tone, `${counts.join(', ')}.`)}\n`)
  }
  await writeReports(report, files)
  return failed > 0 ? 1 : 0
}
