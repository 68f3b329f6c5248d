import type { BulkExport, ExportOptions } from '../../model/bulk-export.ts'
import type { StepKind } from '../../model/run.ts'
import type { RecordedResult } from '../http/recorder.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import { sendAuthorized } from '../session/send-authorized.ts'
import { sendRecorded } from '../session/send-recorded.ts'
import type { Session } from '../session/session.ts'
import { SmartError } from '../smart-error.ts'
import { guardExportUrl } from './guard-export-url.ts'

/** The state that the parts of one export share. */
export interface ExportJob {
  readonly session: Session
  /** Tools whose waits end when the export is cancelled. */
  readonly tools: SessionTools
  readonly signal: AbortSignal
  readonly view: BulkExport
  /** Changes the view and notifies its listener. */
  change: (changes: Partial<BulkExport>) => void
}

/** Creates an export that has not started; `onChange` gets a copy of its view whenever that changes. */
export function createExportJob(
  session: Session,
  tools: SessionTools,
  options: ExportOptions,
  signal: AbortSignal,
  onChange: (view: BulkExport) => void,
): ExportJob {
  const { world } = tools
  const sleep = async (ms: number) => {
    await world.sleep(ms, signal)
    if (signal.aborted) throw new SmartError('cancelled', 'The export was cancelled.')
  }
  const view: BulkExport = {
    options,
    state: 'starting',
    startedAt: world.now(),
    polls: 0,
    files: [],
    isOnServer: false,
  }
  return {
    session,
    tools: { ...tools, world: { ...world, sleep } },
    signal,
    view,
    change(changes) {
      Object.assign(view, changes)
      onChange(structuredClone(view))
    },
  }
}

/** Runs a step of an export; `undefined` when "Cancel" ended it, which is not an error of the server. */
export function recordExportStep<Result>(
  { tools, signal }: ExportJob,
  kind: StepKind,
  work: (step: StepHandle) => Promise<Result>,
): Promise<Result | undefined> {
  return tools.run.step(kind, async (step) => {
    try {
      return await work(step)
    } catch (thrown) {
      if (!signal.aborted) throw thrown
      step.verdict({ level: 'info', message: 'Cancelled.' })
      return undefined
    }
  })
}

/** Fetches a status or a file, with the token unless the file needs none (F-307). */
export async function fetchExportUrl(
  { session, tools, signal }: ExportJob,
  step: StepHandle,
  wanted: { url: string; accept: string; isOpen?: boolean },
  bounds: { attempts?: number; timeoutMs?: number; keptCharacters?: number },
): Promise<RecordedResult> {
  const { isOpen = false } = wanted
  const url = guardExportUrl(wanted.url, session.plan.fhirBase, !isOpen)
  const request = { method: 'GET', url, headers: { accept: wanted.accept }, signal, bounds }
  return isOpen
    ? sendRecorded(step, tools.world, { ...request, accessToken: undefined })
    : sendAuthorized(session, tools, step, request)
}
