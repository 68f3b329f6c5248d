import type { ExportOptions } from '../../model/bulk-export.ts'
import { deleteExport } from '../../smart/bulk/delete-export.ts'
import { createExportJob } from '../../smart/bulk/export-job.ts'
import { runExport } from '../../smart/bulk/run-export.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { LiveRun } from './live-run.ts'

/**
 * Starts an export, which continues after the request for it has its response; its outcome is in the run.
 *
 * @param tell called after each change
 * @throws SmartError invalid-input while another one is under way
 */
export function exportInBackground(live: LiveRun, options: ExportOptions, tell: () => void): void {
  const { session, tools } = live
  if (isUnderWay(live))
    throw new SmartError('invalid-input', 'An export is in progress.', { whatToTry: 'Cancel it first.' })
  if (!session) return
  const controller = new AbortController()
  const job = createExportJob(session, tools, options, controller.signal, (view) => {
    live.update({ export: view })
    tell()
  })
  job.change({})
  const ended = runExport(job, tools)
  live.endExport = async () => {
    const isOver = !isUnderWay(live)
    controller.abort()
    const statusUrl = await ended
    if (!isOver || statusUrl === undefined || !job.view.isOnServer) return
    await deleteExport(session, tools, statusUrl)
    job.change({ isOnServer: false })
  }
}

/** Cancels the export of a run that is under way, if there is one. */
export async function cancelExport(live: LiveRun): Promise<void> {
  if (isUnderWay(live)) await live.endExport?.()
}

function isUnderWay({ run }: LiveRun): boolean {
  return run.export !== undefined && run.export.endedAt === undefined
}
