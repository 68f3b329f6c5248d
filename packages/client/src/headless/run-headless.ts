import type { Run, Step } from '../model/run.ts'
import { createRun } from '../server/runs/create-run.ts'
import { replaceById } from '../server/runs/replace-by-id.ts'
import { finishBackend } from '../smart/handshake/finish-login.ts'
import { prepareLogin } from '../smart/handshake/prepare-login.ts'
import { detectPitfalls } from '../smart/pitfalls/detect-pitfalls.ts'
import { pitfallDetectors } from '../smart/pitfalls/pitfall-detectors.ts'
import { systemEnvironment } from '../smart/run/environment.ts'
import type { Plan } from '../smart/run/plan.ts'
import { createRunRecorder } from '../smart/run/run-recorder.ts'
import type { Session } from '../smart/session/session.ts'
import { type Authorize, logIn } from './log-in.ts'

/** A run without a page, as far as it came. */
export interface HeadlessRun {
  /** Its steps, exchanges and findings, as they happened, with secrets. */
  readonly run: Run
  /** The tokens; absent when there are none. */
  readonly session?: Session
}

/**
 * Runs discovery and everything that needs no user, for a backend service up to its token; with `authorize` the whole
 * authorization flow. What the server does wrong is the verdict of a step.
 *
 * @throws what no step has recorded
 */
export async function runHeadless(
  plan: Plan,
  options: { authorize?: Authorize | undefined; onStep?: (step: Step) => void } = {},
): Promise<HeadlessRun> {
  const world = systemEnvironment
  const known = { id: world.newId(), number: 1, serverId: '', serverName: plan.fhirBase }
  const run = createRun({ ...known, startedAt: world.now() }, plan)
  const recorder = createRunRecorder(world, {
    onExchange: (exchange) => replaceById(run.exchanges, exchange),
    onStep: (step) => {
      replaceById(run.steps, step)
      options.onStep?.(step)
    },
  })
  const tools = { run: recorder, world, lab: { runId: run.id, memo: new Map() } }
  const work = async () => {
    const { plan: prepared } = await prepareLogin(recorder, plan)
    if (prepared.mode === 'backend') return finishBackend(tools, prepared)
    return options.authorize ? logIn(tools, prepared, options.authorize) : undefined
  }
  const session = await work().catch((thrown) => {
    if (!run.steps.some(({ verdict }) => verdict?.level === 'error')) throw thrown
    run.state = 'failed'
    return undefined
  })
  if (session) Object.assign(run, { state: 'active', context: session.context })
  run.findings = detectPitfalls(run, plan.redirectUri, pitfallDetectors)
  return { run, ...(session ? { session } : {}) }
}
