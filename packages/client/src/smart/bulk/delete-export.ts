import type { SessionTools } from '../session/refresh-session.ts'
import { sendAuthorized } from '../session/send-authorized.ts'
import type { Session } from '../session/session.ts'
import { bulkData } from '../spec.ts'
import { createExportError } from './create-export-error.ts'

const SPEC = bulkData('delete request', 'bulk-data-delete-request')

/**
 * Deletes an export at the server, whether it is running or done.
 *
 * @throws SmartError fhir-refused, or what keeps it from being sent
 */
export function deleteExport(session: Session, tools: SessionTools, statusUrl: string): Promise<void> {
  return tools.run.step('export-end', async (step) => {
    const result = await sendAuthorized(session, tools, step, { method: 'DELETE', url: statusUrl })
    const { status } = result
    const isGone = status === 404 || status === 410
    if (status >= 300 && !isGone) {
      throw createExportError('The delete request', result, {
        whatToTry: 'Accept DELETE of the status URL with 202; until then the export continues at the server.',
        spec: SPEC,
      })
    }
    step.verdict({
      level: 'ok',
      message: isGone
        ? `${status}: the server no longer had the export.`
        : `${status}: the export is deleted at the server.`,
      spec: SPEC,
    })
  })
}
