import { signal } from '@preact/signals'
import type { ExportWish } from '../../model/api.ts'
import { call } from '../api/call.ts'
import { createAttempt } from './attempt.ts'

/** The export as it stands in the form. */
export const exportDraft = signal({
  level: 'system' as ExportWish['level'],
  group: '',
  types: '',
  since: '',
  outputFormat: '',
  minutes: 60,
})

export const exporting = createAttempt()

/** What the form says, for the wire. */
export function wishOfForm(): ExportWish {
  const { level, group, types, since, outputFormat, minutes } = exportDraft.value
  return {
    level,
    ...(level === 'group' && { group: group.trim() }),
    types: types.split(/[\s,]+/).filter(Boolean),
    ...(since.trim() && { since: since.trim() }),
    ...(outputFormat && { outputFormat }),
    patienceS: Math.round(minutes * 60),
  }
}

/** Starts an export; how it goes on comes with the run. */
export async function startExport(runId: string, wish: ExportWish): Promise<void> {
  await exporting.run('the start of the export', () =>
    call('POST /api/runs/:id/export', { id: runId, body: wish }),
  )
}

/** Cancels the export of the run, or deletes a finished one at the server. */
export async function endExport(runId: string): Promise<void> {
  await exporting.run('the end of the export', () => call('DELETE /api/runs/:id/export', { id: runId }))
}
