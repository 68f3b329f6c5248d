import { z } from 'zod'
import { allOf, hidesCanary, showsError } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { assignToCanaryPatient } from './assign-to-canary-patient.ts'

export const readAnswersAnother = defineFault({
  name: 'read-answers-another',
  title: 'A read answers with another resource',
  kind: 'must-reject',
  ids: ['F-254', 'F-255'],
  spec: fhirHttp('read'),
  wire: 'A read is answered with a resource of another id, or with one of another patient.',
  client: 'Compare id and subject with what was asked for; show an alarm, not the data.',
  steps: ['fhir-read'],
  params: () =>
    z.strictObject({
      what: z.enum(['patient', 'id']).default('patient').describe('What is another one.'),
    }),
  points: {
    'fhir.answer': (answer, { params, facts }) => {
      const { status, body } = answer
      if (status !== 200 || !body || body.resourceType !== facts.resourceType) return answer
      return {
        ...answer,
        body: params.what === 'id' ? { ...body, id: 'canary' } : assignToCanaryPatient(body),
      }
    },
  },
  times: 3,
  expects: allOf(showsError(), hidesCanary()),
})
