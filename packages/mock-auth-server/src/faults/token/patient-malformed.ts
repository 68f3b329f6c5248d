import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import type { Json } from '../../core/util/json.ts'
import { sendsWellFormedUrls } from '../../expectations/index.ts'

type Form = 'reference' | 'url' | 'number' | 'array' | 'empty'

export const patientMalformed = defineFault({
  name: 'patient-malformed',
  title: 'patient that is not an id',
  kind: 'must-reject',
  catalogueIds: ['F-129'],
  spec: scopesPage('launch-context-arrives-with-your-access_token'),
  description: 'The patient of the token response is a reference, a URL, a number, an array or empty.',
  requirement: 'Reject it, or extract the id from it; never request Patient/Patient/1 or a bare Patient/.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z
        .enum(['reference', 'url', 'number', 'array', 'empty'])
        .default('reference')
        .describe('The value of patient.'),
    }),
  points: {
    'token.response': (response, { params, tenant }) => {
      const { patient } = response
      if (typeof patient !== 'string') return response
      return { ...response, patient: malformed(patient, params.is, tenant.fhirBase) }
    },
  },
  expects: sendsWellFormedUrls(),
})

function malformed(id: string, is: Form, base: string): Json {
  switch (is) {
    case 'reference':
      return `Patient/${id}`
    case 'url':
      return `${base}/Patient/${id}`
    case 'number':
      // As text it is 1e+21, which no FHIR id can be.
      return 1e21
    case 'array':
      return [id, 'canary']
    case 'empty':
      return ''
  }
}
