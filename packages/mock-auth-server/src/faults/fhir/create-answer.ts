import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { FhirReplyDraft } from '../../core/journal/points.ts'
import { completesFlow } from '../../expectations/index.ts'

export const createAnswer = defineFault({
  name: 'create-answer',
  title: 'Unusual response to a create',
  kind: 'must-tolerate',
  catalogueIds: ['F-271'],
  spec: fhirHttp('create'),
  description:
    'The server performs a create and returns 201 without a body, 200 with the resource, or 202 with Content-Location.',
  requirement:
    'Find the new resource by Location (or Content-Location), and read it when the body is missing.',
  steps: ['fhir-write'],
  when: { method: 'POST' },
  params: () =>
    z.strictObject({
      as: z.enum(['201-empty', '200', '202']).default('201-empty').describe('What the server returns.'),
    }),
  points: {
    'fhir.reply': (answer, { params }): FhirReplyDraft => {
      if (answer.status !== 201) return answer
      if (params.as === '201-empty') return { ...answer, body: undefined }
      if (params.as === '200') return { ...answer, status: 200 }
      const headers = answer.headers.map(
        ([name, value]): HeaderPair => [/^location$/i.test(name) ? 'Content-Location' : name, value],
      )
      return { status: 202, headers, body: undefined }
    },
  },
  expects: completesFlow(),
})
