import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { allOf, hidesCanary, showsError } from '../../expectations/index.ts'
import { assignToCanaryPatient, markResource } from './assign-to-canary-patient.ts'

export const readAnswersAnother = defineFault({
  name: 'read-answers-another',
  title: 'Read that returns another resource',
  kind: 'must-reject',
  catalogueIds: ['F-254', 'F-255'],
  spec: fhirHttp('read'),
  description:
    'A read returns a resource with another id, or one of another patient; its texts say "Canary Foreign".',
  requirement: 'Compare id and subject with the request; show a warning, not the data.',
  steps: ['fhir-read'],
  params: () =>
    z.strictObject({
      what: z.enum(['patient', 'id']).default('patient').describe('What differs.'),
    }),
  points: {
    'fhir.reply': (answer, { params, facts }) => {
      const { status, body } = answer
      if (status !== 200 || !body || body.resourceType !== facts.resourceType) return answer
      return {
        ...answer,
        body: params.what === 'id' ? markResource(body) : assignToCanaryPatient(body),
      }
    },
  },
  times: 3,
  expects: allOf(showsError(), hidesCanary()),
})
