import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirPage } from '../../core/declare/spec.ts'
import { anyOf, retries, showsError } from '../../expectations/index.ts'
import { replaceReply } from '../replies/replace-reply.ts'

const FHIR_JSON = 'application/fhir+json; charset=utf-8'
const BODIES = {
  'bad-json': [FHIR_JSON, '{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{'],
  html: ['text/html; charset=utf-8', '<html><body><h1>Please come back later</h1></body></html>'],
  empty: [FHIR_JSON, ''],
} as const

export const fhirUnreadable = defineFault({
  name: 'fhir-unreadable',
  title: '200 with a body that is not FHIR',
  kind: 'must-reject',
  catalogueIds: ['F-250'],
  spec: fhirPage('json', 'json'),
  description: 'Reads and searches get a 200 with broken JSON, an HTML page or an empty body.',
  requirement: 'Show an error; never show "no data" for a response that could not be read.',
  steps: ['fhir-read', 'fhir-search'],
  params: () =>
    z.strictObject({
      body: z.enum(['bad-json', 'html', 'empty']).default('bad-json').describe('What is returned instead.'),
    }),
  points: {
    reply: (reply, { params }) => {
      if (reply.status !== 200) return reply
      const [type, body] = BODIES[params.body]
      return replaceReply(reply, { status: 200, headers: [['Content-Type', type]], body })
    },
  },
  times: 3,
  expects: anyOf(retries(), showsError()),
})
