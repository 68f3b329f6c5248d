import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { createOutcomeReply } from '../../core/http/create-outcome-reply.ts'
import type { Reply } from '../../core/http/reply.ts'
import { repeatsAtMost } from '../../expectations/index.ts'

const ISSUES = {
  400: ['invalid', 'The search parameter is not known'],
  404: ['not-found', 'The resource does not exist'],
  405: ['not-supported', 'This interaction is not supported'],
  406: ['not-supported', 'The requested format is not supported'],
  410: ['deleted', 'The resource was deleted'],
  415: ['not-supported', 'The content type is not supported'],
} as const

export const fhirRefused = defineFault({
  name: 'fhir-refused',
  title: 'FHIR read or search rejected',
  kind: 'must-recover',
  catalogueIds: ['F-240', 'F-241', 'F-242', 'F-243'],
  spec: fhirHttp('read'),
  description: 'Reads and searches get a client error, with an OperationOutcome or an HTML page.',
  requirement:
    'Say what happened (not found, deleted, not understood) and do not repeat the request; after 406 or 415, one attempt with another media type is allowed.',
  steps: ['fhir-read', 'fhir-search'],
  params: () =>
    z.strictObject({
      status: z.literal([400, 404, 405, 406, 410, 415]).default(404).describe('The status.'),
      body: z.enum(['outcome', 'html', 'empty']).default('outcome').describe('The kind of body.'),
    }),
  points: {
    arrival: (_, { params: { status, body } }): Reply => {
      const [code, says] = ISSUES[status]
      if (body === 'outcome') return createOutcomeReply(status, code, says)
      if (body === 'empty') return { status, headers: [], body: '' }
      const page = `<html><body><h1>${status}</h1><p>${says}</p></body></html>`
      return { status, headers: [['Content-Type', 'text/html; charset=utf-8']], body: page }
    },
  },
  times: 5,
  expects: repeatsAtMost(2),
})
