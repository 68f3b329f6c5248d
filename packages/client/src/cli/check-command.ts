import type { Exchange } from '../model/exchange.ts'
import type { Step } from '../model/run.ts'
import { loadKeys } from '../server/keys/load-keys.ts'
import { DEFAULT_PORT } from '../server/options.ts'
import { redact } from '../server/report/redact.ts'
import { replaceById } from '../server/runs/replace-by-id.ts'
import { checkFhirBase } from '../smart/discovery/fhir-base.ts'
import { finishBackend } from '../smart/handshake/finish-login.ts'
import type { Plan } from '../smart/handshake/plan.ts'
import { prepareLogin } from '../smart/handshake/prepare-login.ts'
import { createRunRecorder } from '../smart/run/run-recorder.ts'
import { realWorld } from '../smart/run/world.ts'
import { SmartError } from '../smart/smart-error.ts'
import { readOptions } from './read-options.ts'
import type { Terminal } from './terminal.ts'
import { toJunit } from './to-junit.ts'
import { toLine } from './to-line.ts'

const CLIENT_TYPES = ['public', 'confidential-symmetric', 'confidential-asymmetric', 'backend'] as const

/** `smart-client check <fhir base>`: discovery and everything that can be told without a browser. */
export async function checkCommand(args: readonly string[], { stdout }: Terminal): Promise<number> {
  const { values, positionals } = readOptions(args, {
    'client-id': { type: 'string' },
    'client-type': { type: 'string' },
    secret: { type: 'string' },
    keys: { type: 'string' },
    scopes: { type: 'string' },
    'redirect-uri': { type: 'string' },
    json: { type: 'boolean' },
    junit: { type: 'boolean' },
  })
  const [base, more] = positionals
  if (base === undefined || more !== undefined) {
    throw new SmartError('invalid-input', 'Give exactly one FHIR base.', {
      whatToTry: 'smart-client check http://localhost:4010/fhir',
    })
  }
  const steps: Step[] = []
  const exchanges: Exchange[] = []
  const quiet = values.json || values.junit
  const run = createRunRecorder(realWorld, {
    onExchange: (exchange) => replaceById(exchanges, exchange),
    onStep: (step) => {
      replaceById(steps, step)
      if (step.state === 'done' && !quiet) stdout.write(toLine(step))
    },
  })
  const plan = await toPlan(checkFhirBase(base), values)
  try {
    const { plan: prepared } = await prepareLogin(run, plan)
    if (prepared.mode === 'backend')
      await finishBackend({ run, world: realWorld, lab: { runId: 'check', memo: new Map() } }, prepared)
  } catch {
    // Said by the step that failed.
  }
  const failed = steps.filter(({ verdict }) => verdict?.level === 'error')
  const warned = steps.filter(({ verdict }) => verdict?.level === 'warning')
  if (values.json)
    stdout.write(
      `${JSON.stringify({ fhirBase: base, ok: failed.length === 0, ...redact({ steps, exchanges }) }, null, 2)}\n`,
    )
  else if (values.junit) stdout.write(toJunit(base, steps))
  else stdout.write(`\n${steps.length} steps, ${failed.length} errors, ${warned.length} warnings.\n`)
  return failed.length > 0 ? 1 : 0
}

async function toPlan(fhirBase: string, values: Record<string, string | boolean | undefined>): Promise<Plan> {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const clientType = CLIENT_TYPES.find((type) => type === (text('client-type') ?? 'public'))
  if (!clientType)
    throw new SmartError('invalid-input', `"${text('client-type')}" is not a client type.`, {
      whatToTry: CLIENT_TYPES.join(', '),
    })
  const isBackend = clientType === 'backend'
  if (isBackend && text('client-id') === undefined)
    throw new SmartError('invalid-input', 'A backend service needs --client-id.')
  return {
    mode: isBackend ? 'backend' : 'standalone',
    fhirBase,
    clientId: text('client-id') ?? 'smart-client-check',
    clientType,
    secretMethod: 'client_secret_basic',
    assertionAlgorithm: 'auto',
    secret:
      text('secret') ??
      process.env.SMART_CLIENT_SECRET ??
      (clientType === 'confidential-symmetric' ? 'not-sent' : undefined),
    keys: (await loadKeys(text('keys'))).signing,
    scopes:
      text('scopes') ??
      (isBackend ? 'system/Patient.rs' : 'launch/patient openid fhirUser patient/Patient.rs'),
    redirectUri: text('redirect-uri') ?? `http://localhost:${DEFAULT_PORT}/callback`,
    loginPlace: 'iframe',
    exchangePlace: 'browser',
    authorizeMethod: 'GET',
    endpoints: {},
    suppressAud: false,
    experiments: [],
  }
}
