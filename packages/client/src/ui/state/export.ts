import { signal } from '@preact/signals'
import type { ExportOptions } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { createAttempt } from './attempt.ts'

/** The export as it stands in the form. */
export const exportDraft = signal({
  level: 'system' as ExportOptions['level'],
  group: '',
  types: '',
  since: '',
  outputFormat: '',
  minutes: 60,
})

export const exportAttempt = createAttempt()

/** Returns the form's value as options of the API. */
export function readExportForm(): ExportOptions {
  const { level, group, types, since, outputFormat, minutes } = exportDraft.value
  return {
    level,
    ...(level === 'group' && { group: group.trim() }),
    types: types.split(/[\s,]+/).filter(Boolean),
    ...(since.trim() && { since: since.trim() }),
    ...(outputFormat && { outputFormat }),
    timeoutS: Math.round(minutes * 60),
  }
}

/** Starts an export; its progress is part of the run. */
export async function startExport(runId: string, options: ExportOptions): Promise<void> {
  await exportAttempt.run('the start of the export', () =>
    callApi('POST /api/runs/:id/export', { id: runId, body: options }),
  )
}

/** Cancels the export of the run, or deletes a finished one at the server. */
export async function cancelOrDeleteExport(runId: string): Promise<void> {
  await exportAttempt.run('the end of the export', () =>
    callApi('DELETE /api/runs/:id/export', { id: runId }),
  )
}
