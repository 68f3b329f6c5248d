import { createUnexpectedArgument, parseArguments } from '@smart-mock/cli-kit'
import { runHeadless } from '../../headless/run-headless.ts'
import { pluralize } from '../../model/pluralize.ts'
import { redact } from '../../server/report/redact.ts'
import { checkFhirBase } from '../../smart/discovery/fhir-base.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { CHECK_OPTIONS, RENAMED_OPTIONS } from '../options.ts'
import { type CheckReport, formatJson, selectSteps } from '../reports/check-report.ts'
import { writeReports } from '../reports/write-reports.ts'
import type { SafeTerminal } from '../terminal.ts'
import { createBrowserAuthorize } from './create-browser-authorize.ts'
import { createCheckPlan } from './create-check-plan.ts'
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
  const plan = await createCheckPlan(checkFhirBase(base), values)
  const say = (text: string) => (isQuiet ? stderr : stdout).write(text)
  const { run } = await runHeadless(plan, {
    authorize: values.login ? createBrowserAuthorize(say) : undefined,
    onStep: (step) => {
      if (step.state === 'done' && !isQuiet) writePainted(toLine(step, paint))
    },
  })
  const { mode, startedAt, steps, exchanges } = run
  const report: CheckReport = { fhirBase: base, mode, startedAt, ...redact({ steps, exchanges }) }
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
