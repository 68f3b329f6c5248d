import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { completesFlow } from '../../expectations/index.ts'

export const fhirContentType = defineFault({
  name: 'fhir-content-type',
  title: 'Equivalent FHIR media type',
  kind: 'must-tolerate',
  catalogueIds: ['F-252'],
  spec: fhirHttp('mime-type'),
  description: 'The server sends FHIR resources with a different Content-Type of the same meaning.',
  requirement: 'Read the body as FHIR JSON anyway.',
  steps: ['fhir-read', 'fhir-search'],
  params: () =>
    z.strictObject({
      type: z
        .enum([
          'application/json',
          'application/fhir+json',
          'application/fhir+json; charset=UTF-8; fhirVersion=4.0',
          'Application/FHIR+JSON;charset="utf-8"',
        ])
        .default('application/json')
        .describe('The Content-Type.'),
    }),
  points: {
    reply: (reply, { params }) => ({
      ...reply,
      headers: reply.headers.map(
        ([name, value]): HeaderPair => [name, /^content-type$/i.test(name) ? params.type : value],
      ),
    }),
  },
  expects: completesFlow(),
})
