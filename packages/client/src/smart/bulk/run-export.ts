import type { BulkExport, ExportFile } from '../../model/bulk-export.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import { type SmartError, toSmartError } from '../smart-error.ts'
import { deleteExport } from './delete-export.ts'
import type { ExportJob } from './export-job.ts'
import { judgeExport } from './judge-export.ts'
import { pollForManifest } from './poll-for-manifest.ts'
import { readFile } from './read-file.ts'
import { startExport } from './start-export.ts'

/** Findings in files that the page gets to see. */
const MOST_TOLD = 500

/**
 * Runs a Bulk Data export from the kick-off to the last file; its outcome is in the view. An export that does
 * not complete is deleted at the server. Returns the URL of its status, if it has one.
 *
 * @param tools for what is done although it was cancelled
 */
export async function runExport(job: ExportJob, tools: SessionTools): Promise<string | undefined> {
  const { signal, change } = job
  let statusUrl: string | undefined
  let failure: SmartError | undefined
  try {
    statusUrl = await startExport(job)
    change({ state: 'waiting', isOnServer: true })
    const manifest = await pollForManifest(job, statusUrl)
    if (manifest) await readFiles(job)
  } catch (thrown) {
    failure = toSmartError(thrown)
  }
  if (statusUrl !== undefined && (failure || signal.aborted)) await giveBack(job, tools, statusUrl)
  change({ ...endOf(job, failure), nextPollAt: undefined, endedAt: tools.world.now() })
  return statusUrl
}

async function readFiles(job: ExportJob): Promise<void> {
  const { view, change } = job
  change({ state: 'reading' })
  for (const file of view.files) {
    const read = await readFile(job, file)
    if (!read) return
    const kept = told(view.files) < MOST_TOLD ? read : { ...read, broken: [], issues: [], deletions: [] }
    change({ files: view.files.map((each) => (each === file ? { ...file, read: kept } : each)) })
    const { code } = read.verdict
    if (code === 'token-expired' || code === 'not-signed-in') return
  }
}

/**
 * Returns the number of problems and deletions in the files that were listed one by one; the steps have the
 * others.
 */
function told(files: readonly ExportFile[]): number {
  return files.reduce(
    (sum, { read }) => sum + (read ? read.broken.length + read.issues.length + read.deletions.length : 0),
    0,
  )
}

/**
 * Deletes an export that is no longer used; a failure of that is shown in its step, and does not change the
 * outcome of the export.
 */
async function giveBack(
  { session, change }: ExportJob,
  tools: SessionTools,
  statusUrl: string,
): Promise<void> {
  if (session.accessToken === undefined) return
  await deleteExport(session, tools, statusUrl).then(
    () => change({ isOnServer: false }),
    () => undefined,
  )
}

function endOf(
  { signal, view }: ExportJob,
  failure: SmartError | undefined,
): Pick<BulkExport, 'state' | 'verdict'> {
  if (signal.aborted)
    return { state: 'cancelled', verdict: { level: 'info', message: 'The export was cancelled.' } }
  if (failure) return { state: 'failed', verdict: failure.toVerdict() }
  return { state: 'done', verdict: judgeExport(view.files) }
}
