import type { Run, RunEvent, RunState } from '../../model/api.ts'
import type { StartedAuthorization } from '../../smart/handshake/start-authorization.ts'
import type { RecordedFetch } from '../../smart/http/recorder.ts'
import { sendFromPage } from '../../smart/http/send-from-page.ts'
import { detectPitfalls } from '../../smart/pitfalls/detect-pitfalls.ts'
import { pitfallDetectors } from '../../smart/pitfalls/pitfall-detectors.ts'
import type { Environment } from '../../smart/run/environment.ts'
import { getBrowserOrigin, type Plan, type PreparedPlan } from '../../smart/run/plan.ts'
import { createRunRecorder } from '../../smart/run/run-recorder.ts'
import { STEP_KINDS } from '../../smart/run/step-kinds.ts'
import type { SessionTools } from '../../smart/session/refresh-session.ts'
import type { Session } from '../../smart/session/session.ts'
import { SmartError, toSmartError } from '../../smart/smart-error.ts'
import { countVerdicts } from './count-verdicts.ts'
import { createRun } from './create-run.ts'
import { limitRunSize } from './limit-run-size.ts'
import { createPageRequests, type PageRequests } from './page-requests.ts'
import { replaceById } from './replace-by-id.ts'

/** A run while it lives in memory: what the page sees of it, and what it must not see. */
export interface LiveRun {
  readonly sessionId: string
  readonly run: Run
  readonly plan: Plan
  readonly tools: SessionTools
  /** Requests that the page of this run is to send. */
  readonly page: PageRequests
  /** A fetch as this run sends: from here, or from its page. */
  readonly through: (fetch: RecordedFetch) => RecordedFetch
  /** Plan after discovery, and the pending authorization, until its callback arrives. */
  pending?: { plan: PreparedPlan; authorization: StartedAuthorization; expiresAt: number }
  session?: Session
  /** Continues a stepwise run. */
  resume?: () => void
  /** The newest bulk data export: cancels it, or deletes it at the server when it is over. */
  endExport?: () => Promise<void>
  update: (
    changes: Partial<
      Pick<
        Run,
        | 'state'
        | 'authorizeUrl'
        | 'authorizeMethod'
        | 'display'
        | 'displayReason'
        | 'context'
        | 'export'
        | 'error'
        | 'pageRequests'
      >
    >,
  ) => void
  fail: (thrown: unknown) => void
}

export interface LiveRunOptions {
  sessionId: string
  number: number
  serverId: string
  serverName: string
  plan: Plan
  stepwise: boolean
  memo: Map<string, string>
  world: Environment
  emit: (event: RunEvent) => void
}

const OVER = new Set<RunState>(['failed', 'cancelled', 'ended'])

export function createLiveRun(options: LiveRunOptions): LiveRun {
  const { sessionId, number, serverId, serverName, plan, stepwise, memo, world, emit } = options
  const run = createRun({ id: world.newId(), number, serverId, serverName, startedAt: world.now() }, plan)
  const page = createPageRequests({
    newId: world.newId,
    onWaiting: (pageRequests) => live.update({ pageRequests }),
  })
  const through = (fetch: RecordedFetch) =>
    run.requestsFrom === 'browser'
      ? sendFromPage(fetch, { origin: getBrowserOrigin(plan), send: page.send })
      : fetch
  const announce = () => {
    const { steps: _, exchanges: __, findings: ___, ...rest } = run
    emit({ type: 'run', runId: run.id, run: rest })
  }
  const recorder = createRunRecorder(world, {
    gate: async () => {
      if (OVER.has(run.state) && live.session === undefined)
        throw new SmartError('cancelled', 'This run has ended.')
      if (stepwise && live.session === undefined) await pause(live)
    },
    // A page could not send the requests of predictions.
    through: (fetch, kind) => (STEP_KINDS[kind].phase === 'prediction' ? fetch : through(fetch)),
    onStep: (step) => {
      replaceById(run.steps, step)
      emit({ type: 'step', runId: run.id, step })
      if (step.state !== 'done') return
      run.counts = countVerdicts(run.steps)
      announceFindings()
      announce()
    },
    onExchange: (exchange) => {
      replaceById(run.exchanges, exchange)
      limitRunSize(run.exchanges)
      emit({ type: 'exchange', runId: run.id, exchange })
    },
  })
  const announceFindings = () => {
    for (const finding of detectPitfalls(run, plan.redirectUri, pitfallDetectors)) {
      if (run.findings.some(({ pitfall }) => pitfall === finding.pitfall)) continue
      run.findings.push(finding)
      emit({ type: 'finding', runId: run.id, finding })
    }
  }
  const live: LiveRun = {
    sessionId,
    run,
    plan,
    page,
    through,
    tools: { run: recorder, world, lab: { runId: run.id, memo } },
    update(changes) {
      Object.assign(run, changes)
      if (changes.state === 'active' || OVER.has(run.state)) run.durationMs ??= world.now() - run.startedAt
      announceFindings()
      announce()
    },
    fail(thrown) {
      if (OVER.has(run.state)) return
      delete live.pending
      live.update({ state: 'failed', error: toSmartError(thrown).toVerdict() })
    },
  }
  return live
}

/** Waits for "continue", showing the state as paused meanwhile. */
async function pause(live: LiveRun): Promise<void> {
  const before = live.run.state
  await new Promise<void>((resolve) => {
    live.resume = resolve
    live.update({ state: 'paused' })
  })
  delete live.resume
  if (live.run.state === 'cancelled') throw new SmartError('cancelled', 'This run was cancelled.')
  live.update({ state: before })
}
