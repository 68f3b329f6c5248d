import { resolveFhirUrl } from '../fhir/resolve-fhir-url.ts'
import { sendAuthorized } from '../session/send-authorized.ts'
import { SmartError } from '../smart-error.ts'
import { bulkData } from '../spec.ts'
import { buildExportPath } from './build-export-path.ts'
import { checkExportGrant } from './check-export-grant.ts'
import { createExportError } from './create-export-error.ts'
import type { ExportJob } from './export-job.ts'
import { guardExportUrl } from './guard-export-url.ts'

const SPEC = bulkData('kick-off request', 'bulk-data-kick-off-request')

/**
 * Sends the kick-off once and returns the absolute URL of the status. "Cancel" does not abort it: without its
 * response the export could not be deleted.
 *
 * @throws SmartError fhir-refused or fhir-invalid (F-300), or what keeps it from being sent
 */
export function startExport({ session, tools, view: { options } }: ExportJob): Promise<string> {
  return tools.run.step('export', async (step) => {
    const path = buildExportPath(options)
    step.title(path.slice(0, 120))
    checkExportGrant(session.scope, options)
    const { fhirBase } = session.plan
    const url = resolveFhirUrl(path, fhirBase)
    const headers = { prefer: 'respond-async' }
    const result = await sendAuthorized(session, tools, step, {
      method: 'GET',
      url,
      headers,
      bounds: { attempts: 1 },
    })
    if (result.status !== 202) {
      const wait = result.headers.get('retry-after')
      throw createExportError('The kick-off request', result, {
        whatToTry: wait
          ? `The server asks to wait (Retry-After: ${wait.slice(0, 50)}); another export may be in progress.`
          : 'An export starts with 202 and Content-Location; check which of the parameters the server accepts.',
        spec: SPEC,
      })
    }
    const location = result.headers.get('content-location')
    if (location === null) throw withoutLocation()
    const isAbsolute = URL.canParse(location)
    if (!isAbsolute) {
      step.notice({
        level: 'warning',
        message: 'Content-Location is relative; it must be an absolute URL.',
        spec: SPEC,
      })
    }
    const absolute = !isAbsolute && URL.canParse(location, url) ? new URL(location, url).href : location
    const statusUrl = guardExportUrl(absolute, fhirBase, true)
    step.notice({ level: 'ok', message: '202: the export has started.', spec: SPEC })
    return statusUrl
  })
}

function withoutLocation(): SmartError {
  return new SmartError('fhir-invalid', 'The export has started (202), but Content-Location is missing.', {
    whyItMatters: 'It cannot be polled or cancelled; a URL is never guessed.',
    whatToTry:
      'Return Content-Location, the absolute status URL, for the kick-off request; a page can read it only if Access-Control-Expose-Headers lists it.',
    spec: SPEC,
  })
}
