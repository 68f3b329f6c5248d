import type { Exchange } from '../model/exchange.ts'
import { pluralize } from '../model/pluralize.ts'
import type { Step } from '../model/run.ts'
import { redact } from '../server/report/redact.ts'
import { replaceById } from '../server/runs/replace-by-id.ts'
import { checkFhirBase } from '../smart/discovery/fhir-base.ts'
import { finishBackend } from '../smart/handshake/finish-login.ts'
import { prepareLogin } from '../smart/handshake/prepare-login.ts'
import { systemEnvironment } from '../smart/run/environment.ts'
import { createRunRecorder } from '../smart/run/run-recorder.ts'
import { SmartError } from '../smart/smart-error.ts'
import { createCheckPlan } from './create-check-plan.ts'
import { logIn } from './log-in.ts'
import { readOptions } from './read-options.ts'
import type { Terminal } from './terminal.ts'
import { toJunit } from './to-junit.ts'
import { toLine } from './to-line.ts'

/**
 * Runs `smart-client check <fhir base>`: discovery and everything that needs no browser; with `--login` the
 * whole authorization flow, for which the user opens the printed URL.
 */
export async function runCheckCommand(
  args: readonly string[],
  { stdout, stderr }: Terminal,
): Promise<number> {
  const { values, positionals } = readOptions(args, {
    'client-id': { type: 'string' },
    'client-type': { type: 'string' },
    secret: { type: 'string' },
    'raw-basic': { type: 'boolean' },
    keys: { type: 'string' },
    scopes: { type: 'string' },
    'redirect-uri': { type: 'string' },
    login: { type: 'boolean' },
    json: { type: 'boolean' },
    junit: { type: 'boolean' },
  })
  const [base, more] = positionals
  if (base === undefined || more !== undefined) {
    throw new SmartError('invalid-input', 'Pass exactly one FHIR base.', {
      whatToTry: 'smart-client check http://localhost:4010/fhir',
    })
  }
  const steps: Step[] = []
  const exchanges: Exchange[] = []
  const quiet = values.json || values.junit
  const run = createRunRecorder(systemEnvironment, {
    onExchange: (exchange) => replaceById(exchanges, exchange),
    onStep: (step) => {
      replaceById(steps, step)
      if (step.state === 'done' && !quiet) stdout.write(toLine(step))
    },
  })
  const plan = await createCheckPlan(checkFhirBase(base), values)
  try {
    const { plan: prepared } = await prepareLogin(run, plan)
    const tools = { run, world: systemEnvironment, lab: { runId: 'check', memo: new Map() } }
    if (prepared.mode === 'backend') await finishBackend(tools, prepared)
    else if (values.login) await logIn(tools, prepared, (text) => (quiet ? stderr : stdout).write(text))
  } catch {
    // The failed step has printed it.
  }
  const failed = steps.filter(({ verdict }) => verdict?.level === 'error')
  const warned = steps.filter(({ verdict }) => verdict?.level === 'warning')
  if (values.json)
    stdout.write(
      `${JSON.stringify({ fhirBase: base, ok: failed.length === 0, ...redact({ steps, exchanges }) }, null, 2)}\n`,
    )
  else if (values.junit) stdout.write(toJunit(base, steps))
  else {
    const counts = [pluralize(steps.length, 'step'), pluralize(failed.length, 'error')]
    stdout.write(`\n${[...counts, pluralize(warned.length, 'warning')].join(', ')}.\n`)
  }
  return failed.length > 0 ? 1 : 0
}
