import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { sendsWellFormedUrls } from '../../expectations/index.ts'

export const patientMissing = defineFault({
  name: 'patient-missing',
  title: 'No patient in the token response',
  kind: 'must-reject',
  catalogueIds: ['F-127'],
  spec: scopesPage('launch-context-arrives-with-your-access_token'),
  description:
    'The token response has no patient, though a patient was chosen and patient scopes were granted.',
  requirement: 'Show an error, or let the user pick a patient; never request Patient/undefined.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.response': ({ patient: _, ...response }) => response },
  expects: sendsWellFormedUrls(),
})
