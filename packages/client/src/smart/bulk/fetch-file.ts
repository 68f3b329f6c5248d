import type { RecordedResult } from '../http/recorder.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { SmartError, toSmartError } from '../smart-error.ts'
import { createExportError } from './create-export-error.ts'
import { type ExportJob, fetchExportUrl } from './export-job.ts'
import { FILE_SPEC } from './judge-file.ts'

/** Limits for files, which are larger and more numerous than other responses. */
const BOUNDS = { timeoutMs: 120_000, keptCharacters: 100_000 }

/**
 * Fetches a file of the manifest. After a connection that ends too early, it tries once more (F-308).
 *
 * @throws SmartError fhir-refused, too-large, or what the network says
 */
export async function fetchFile(job: ExportJob, step: StepHandle, url: string): Promise<RecordedResult> {
  const isOpen = job.view.requiresAccessToken === false
  const wanted = { url, accept: 'application/fhir+ndjson', isOpen }
  const attempt = () => fetchExportUrl(job, step, wanted, BOUNDS)
  const result = await attempt().catch((thrown) => {
    const error = toSmartError(thrown)
    if (error.code === 'too-large') throw tooLarge(error)
    if (error.code !== 'network') throw error
    step.notice({ level: 'warning', message: `${error.message} It will be fetched once more.` })
    return attempt()
  })
  if (result.status === 200) return result
  throw createExportError('The file request', result, {
    whyItMatters: 'Its data is missing from this export.',
    whatToTry: adviceFor(result.status, job),
    spec: FILE_SPEC,
  })
}

function adviceFor(status: number, { view, tools }: ExportJob): string {
  const { requiresAccessToken, expiresAt } = view
  if (status === 401 && requiresAccessToken === false)
    return 'The manifest says requiresAccessToken false: serve the file without a token, or set it to true.'
  if ((status === 404 || status === 410) && expiresAt !== undefined && expiresAt <= tools.world.now())
    return 'The manifest has expired (Expires); start a new export.'
  return 'Keep the files until the manifest expires or the export is deleted.'
}

function tooLarge({ message, details }: SmartError): SmartError {
  return new SmartError('too-large', message, {
    ...details,
    whatToTry: 'Split the data over more files, or export less: _type, _since.',
    spec: FILE_SPEC,
  })
}
