import { defineFault } from '../../core/declare/fault.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { repeatsAtMost } from '../../expectations/index.ts'

const NOT_FOUND = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'not-found', diagnostics: 'The patient does not exist' }],
}

export const patientUnknown = defineFault({
  name: 'patient-unknown',
  title: 'Patient in context that does not exist',
  kind: 'must-recover',
  catalogueIds: ['F-131'],
  spec: fhirHttp('read'),
  description: 'A read of the patient in the token response gets a 404.',
  requirement: 'Show an error; do not repeat the read.',
  steps: ['fhir-read'],
  when: { resourceType: 'Patient' },
  points: {
    'fhir.reply': (answer, { history, facts: { resourceId = '' } }) =>
      answer.status === 200 && history.findByValue('issuedPatient', resourceId).length > 0
        ? { status: 404, headers: [], body: NOT_FOUND }
        : answer,
  },
  times: Infinity,
  expects: repeatsAtMost(3),
})
