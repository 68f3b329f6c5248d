import type { Exchange } from '../../model/exchange.ts'
import type { Arrow, Step, StepDetail, StepKind } from '../../model/run.ts'
import type { Verdict } from '../../model/verdict.ts'
import { createRecorder, type RecordedFetch } from '../http/recorder.ts'
import { toSmartError } from '../smart-error.ts'
import type { Environment } from './environment.ts'
import { findWorstVerdict } from './find-worst-verdict.ts'
import { STEP_KINDS } from './step-kinds.ts'

/** The tools for the work of a step. */
export interface StepHandle {
  readonly id: string
  /** Sends requests that are written down under this step. */
  fetch: RecordedFetch
  detail: (...details: StepDetail[]) => void
  /** Adds a notice; the gravest one becomes the verdict unless one is set. */
  notice: (...verdicts: Verdict[]) => void
  verdict: (verdict: Verdict) => void
  title: (title: string) => void
  arrow: (arrow: Arrow) => void
  /** Shows the awaited event while it lasts. */
  waitFor: (what: string, state?: 'running' | 'waiting') => void
}

export interface RunRecorder {
  /** Records one step around `work`; what it throws becomes the verdict and is thrown on. */
  step: <T>(kind: StepKind, work: (step: StepHandle) => Promise<T>) => Promise<T>
}

export interface RunSink {
  onStep: (step: Step) => void
  onExchange: (exchange: Exchange) => void
  /** Awaited before each step, to step through a run. */
  gate?: (kind: StepKind) => Promise<void>
  /** The wrapper of the fetch function that sends the requests of a step. */
  through?: (fetch: RecordedFetch, kind: StepKind) => RecordedFetch
}

/** Writes down the steps of one run, in order, each with its requests. */
export function createRunRecorder(environment: Environment, sink: RunSink): RunRecorder {
  let sequence = 0
  return {
    async step(kind, work) {
      await sink.gate?.(kind)
      const step: Step = {
        id: environment.newId(),
        sequence: sequence++,
        kind,
        ...STEP_KINDS[kind],
        state: 'running',
        startedAt: environment.now(),
        details: [],
        arrows: [],
        exchangeIds: [],
      }
      const announce = () => sink.onStep(structuredClone(step))
      const changed = coalesce(() => step.state !== 'done' && announce())
      const notices: Verdict[] = []
      const finish = (verdict: Verdict) => {
        delete step.waitingFor
        Object.assign(step, { state: 'done', durationMs: environment.now() - step.startedAt, verdict })
        announce()
      }
      const handle = createHandle(step, notices, environment, sink, changed)
      announce()
      try {
        const result = await work(handle)
        finish(
          step.verdict ?? findWorstVerdict(notices) ?? { level: 'ok', message: `${step.title}: passed.` },
        )
        return result
      } catch (thrown) {
        const error = toSmartError(thrown)
        finish(error.toVerdict())
        throw error
      }
    },
  }
}

/** Combines changes of one turn into one notification. */
function coalesce(tell: () => void): () => void {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      tell()
    })
  }
}

function createHandle(
  step: Step,
  notices: Verdict[],
  environment: Environment,
  sink: RunSink,
  changed: () => void,
): StepHandle {
  const fetch = createRecorder({
    stepId: step.id,
    newId: environment.newId,
    now: environment.now,
    onExchange: (exchange) => {
      if (!step.exchangeIds.includes(exchange.id)) {
        step.exchangeIds.push(exchange.id)
        step.arrows.push({ from: exchange.from, to: exchange.to, label: labelOf(exchange) })
        changed()
      }
      sink.onExchange(exchange)
    },
  })
  const update = (change: () => void) => {
    change()
    changed()
  }
  return {
    id: step.id,
    fetch: sink.through?.(fetch, step.kind) ?? fetch,
    detail: (...details) => update(() => step.details.push(...details)),
    notice: (...verdicts) => {
      notices.push(...verdicts)
      update(() =>
        step.details.push(
          ...verdicts.map((verdict) => ({ name: verdict.level, value: verdict.message, verdict })),
        ),
      )
    },
    verdict: (verdict) => update(() => Object.assign(step, { verdict })),
    title: (title) => update(() => Object.assign(step, { title })),
    arrow: (arrow) => update(() => step.arrows.push(arrow)),
    waitFor: (waitingFor, state = 'running') => update(() => Object.assign(step, { waitingFor, state })),
  }
}

function labelOf({ request }: Exchange): string {
  const path = URL.canParse(request.url) ? new URL(request.url).pathname : request.url
  return `${request.method} ${path}`
}
