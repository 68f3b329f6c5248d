import { z } from 'zod'
import { defineFault, type FaultContext } from '../../core/declare/fault.ts'
import { bulkData } from '../../core/declare/spec.ts'
import type { Reply } from '../../core/http/reply.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { limitsExportRequests } from '../../expectations/index.ts'
import { withManifest } from './with-manifest.ts'

interface Params {
  readonly form: 'empty' | 'errors' | 'deleted'
}

const ERRORS = 'errors.1.ndjson'
const DELETED = 'deleted.1.ndjson'

export const exportManifestOdd = defineFault({
  name: 'export-manifest-odd',
  title: 'Manifest with no files, error files or deletions',
  kind: 'must-tolerate',
  catalogueIds: ['F-309'],
  spec: bulkData('response---complete-status'),
  description: 'The manifest has an empty output, or lists a file of OperationOutcomes or of deletions.',
  requirement: 'Finish; show the errors, apply the deletions.',
  steps: ['bulk'],
  params: () =>
    z.strictObject({
      form: z.enum(['empty', 'errors', 'deleted']).default('empty').describe('What the manifest contains.'),
    }),
  points: {
    'fhir.reply': (answer, { params: { form }, facts, tenant }) =>
      withManifest(answer, (manifest) => {
        const url = `${tenant.fhirBase}/bulk/${facts.resourceId}`
        if (form === 'empty') return { ...manifest, output: [] }
        if (form === 'errors') {
          return { ...manifest, error: [{ type: 'OperationOutcome', url: `${url}/${ERRORS}`, count: 1 }] }
        }
        return { ...manifest, deleted: [{ type: 'Bundle', url: `${url}/${DELETED}`, count: 1 }] }
      }),
  },
  companions: { reply: extraFile },
  expects: limitsExportRequests('kick-off', 0),
})

/** Adds a file to the existing ones in the manifest. */
function extraFile(reply: Reply, { request, strikeCount }: FaultContext<Params>): Reply {
  const name = strikeCount > 0 ? request.target.split('/').at(-1) : undefined
  if (name !== ERRORS && name !== DELETED) return reply
  const issue = [{ severity: 'error', code: 'exception', diagnostics: 'Observation/7 could not be read' }]
  const entry = [{ request: { method: 'DELETE', url: 'Observation/7' } }]
  const line: JsonObject =
    name === ERRORS
      ? { resourceType: 'OperationOutcome', issue }
      : { resourceType: 'Bundle', type: 'transaction', entry }
  const headers = reply.headers.filter(([each]) => !/^content-type$/i.test(each))
  return {
    status: 200,
    headers: [['Content-Type', 'application/fhir+ndjson'], ...headers],
    body: `${JSON.stringify(line)}\n`,
  }
}
