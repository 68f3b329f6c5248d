import { readOutcome } from '../fhir/read-outcome.ts'
import { parseObject } from '../http/parse-object.ts'
import type { RecordedResult } from '../http/recorder.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { SmartError, toSmartError } from '../smart-error.ts'
import { bulkData } from '../spec.ts'
import { computePollDelay } from './compute-poll-delay.ts'
import { createExportError } from './create-export-error.ts'
import { type ExportJob, fetchExportUrl, recordExportStep } from './export-job.ts'
import { type Manifest, readManifest } from './read-manifest.ts'

const SPEC = bulkData('status request', 'bulk-data-status-request')
const PATIENCE_S = 3600
const BUSY = new Set([202, 429, 502, 503, 504])
/** Maximum number of consecutive missing responses before the server counts as gone. */
const MOST_MISSES = 3

/**
 * Polls until the manifest arrives; each poll is an exchange of one step. `undefined` when cancelled.
 *
 * @throws SmartError timeout (F-301), fhir-refused (F-304), fhir-invalid (F-305)
 */
export function pollForManifest(job: ExportJob, statusUrl: string): Promise<Manifest | undefined> {
  const { view, change, tools } = job
  const { now, sleep } = tools.world
  return recordExportStep(job, 'export-status', async (step) => {
    const startedAt = now()
    const deadlineAt = startedAt + (view.options.timeoutS ?? PATIENCE_S) * 1000
    change({ deadlineAt })
    for (let misses = 0; ; ) {
      change({ polls: view.polls + 1, nextPollAt: undefined })
      const result = await poll(job, step, statusUrl, misses)
      misses = result ? 0 : misses + 1
      if (result?.status === 200) return finish(job, step, result)
      if (result && !isBusy(result)) throw failed(result)
      const seconds = computePollDelay(result?.headers.get('retry-after') ?? null, now() - startedAt, now())
      const nextPollAt = now() + seconds * 1000
      if (nextPollAt > deadlineAt) throw tooLong(now() - startedAt, seconds)
      const progress = sanitizeText(result?.headers.get('x-progress') ?? '') || view.progress
      change({ nextPollAt, progress })
      step.waitFor(`the next poll, ${seconds} s after the last${progress ? ` (${progress})` : ''}`)
      await sleep(seconds * 1000)
    }
  })
}

/** Sends one poll; returns `undefined` when no response arrived, which may happen during a long wait. */
async function poll(job: ExportJob, step: StepHandle, url: string, misses: number) {
  try {
    return await fetchExportUrl(job, step, { url, accept: 'application/json' }, { attempts: 1 })
  } catch (thrown) {
    const { code, message } = toSmartError(thrown)
    if ((code !== 'network' && code !== 'timeout') || misses + 1 >= MOST_MISSES) throw thrown
    step.notice({ level: 'warning', message: `${message} The request will be repeated.` })
    return undefined
  }
}

function isBusy({ status, text }: RecordedResult): boolean {
  if (BUSY.has(status)) return true
  return status >= 400 && readOutcome(parseObject(text)).some(({ code }) => code === 'transient')
}

function finish({ change }: ExportJob, step: StepHandle, result: RecordedResult): Manifest {
  const manifest = readManifest(result)
  const expiresAt = Date.parse(result.headers.get('expires') ?? '')
  const { files, transactionTime, requiresAccessToken } = manifest
  change({
    files,
    requiresAccessToken,
    nextPollAt: undefined,
    ...(transactionTime ? { transactionTime } : {}),
    ...(Number.isNaN(expiresAt) ? {} : { expiresAt }),
  })
  step.notice(...manifest.notices, {
    level: 'ok',
    message: `The export is done: ${files.length} ${files.length === 1 ? 'file' : 'files'}.`,
    spec: SPEC,
  })
  return manifest
}

function failed(result: RecordedResult): SmartError {
  const isGone = result.status === 404 || result.status === 410
  return createExportError('The status request', result, {
    whatToTry: isGone
      ? 'The server no longer has this export: it was deleted, or it has expired. Start a new one.'
      : 'The export failed at the server; check its log. It is not restarted automatically.',
    spec: bulkData('error status', 'response---error-status-1'),
  })
}

function tooLong(spentMs: number, seconds: number): SmartError {
  const spent = Math.round(spentMs / 1000)
  const text = `The export was given up: it is not done after ${spent} s, and the next poll would be in ${seconds} s.`
  return new SmartError('timeout', text, {
    whyItMatters:
      'A client that polls indefinitely loads the server and never reports that something is wrong.',
    whatToTry: 'Increase the time-out, or export less: _type, _since.',
    spec: SPEC,
  })
}
