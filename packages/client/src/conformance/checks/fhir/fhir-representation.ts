import { isRecord } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import {
  createProblem,
  createProblemIf,
  createWarning,
  type Problem,
} from '../../../smart/requirements/requirement.ts'
import { fhir } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { readResource, readUnknownResource } from '../../sources/login/read-access.ts'

const FHIR_JSON = /^application\/fhir\+json\s*(;|$)/i
const login = { recipe: 'standalone', phase: 'live', orBackend: true } as const

export const fhirRepresentation = defineCheck({
  name: 'fhir-representation',
  title: 'Resources and errors have the form of FHIR',
  group: 'fhir',
  catalogueIds: ['S-129'],
  level: 'SHALL',
  source: 'fhir',
  spec: fhir('MIME types', 'http.html#mime-type'),
  howToFix: 'Send application/fhir+json, errors as OperationOutcome, and ETag with the version.',
  prerequisites: ['access'],
  cases: {
    'content-type': {
      kind: 'passive',
      login,
      async judge({ get }) {
        const { status, headers } = await get(readResource)
        if (status !== 200)
          throw createBlockedError('token-patient/readable', `The resource cannot be read: ${status}.`)
        return judgeContentType(headers, 'A read')
      },
    },
    'operation-outcome': {
      kind: 'active',
      level: 'SHOULD',
      spec: fhir('OperationOutcome', 'operationoutcome.html'),
      login,
      async judge({ get }) {
        const { status, text } = await get(readUnknownResource)
        if (status >= 500) throw createUndecidedError(`A read of an unknown id returned ${status}.`)
        return [
          ...createProblemIf(
            ![404, 410, 403].includes(status),
            `A read of an unknown id returned ${status}, not 404.`,
          ),
          ...createProblemIf(
            parseObject(text)?.resourceType !== 'OperationOutcome',
            `The ${status} to a read of an unknown id is no OperationOutcome.`,
          ),
        ]
      },
    },
    etag: {
      kind: 'passive',
      level: 'SHOULD',
      spec: fhir('versioning', 'http.html#versioning'),
      login,
      async judge({ get }) {
        const { status, headers, text } = await get(readResource)
        if (status !== 200)
          throw createBlockedError('token-patient/readable', `The resource cannot be read: ${status}.`)
        const { meta } = parseObject(text) ?? {}
        const version = isRecord(meta) ? meta.versionId : undefined
        if (typeof version !== 'string') throw createNotApplicableError('The resource has no version.')
        const etag = headers.get('etag')
        return createProblemIf(
          etag !== `W/"${version}"`,
          `ETag of version ${version} is ${etag ?? 'absent'}, not W/"${version}".`,
        )
      },
    },
  },
})

function judgeContentType(headers: Headers, what: string): Problem[] {
  const type = headers.get('content-type') ?? ''
  if (FHIR_JSON.test(type)) return []
  const message = `${what} has the Content-Type ${type || 'none'}, not application/fhir+json.`
  return [/^application\/json\b/i.test(type) ? createWarning(message) : createProblem(message)]
}
