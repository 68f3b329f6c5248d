import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const tokenResponseExtras = defineFault({
  name: 'token-response-extras',
  title: 'Token response with unrequested members',
  kind: 'must-tolerate',
  catalogueIds: ['F-132'],
  spec: scopesPage('launch-context-arrives-with-your-access_token'),
  description:
    'The token response has an encounter, an intent, a tenant, a fhirContext and extensions that were not requested.',
  requirement: 'Use what is understood, ignore everything else.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: {
    'token.response': (response) => ({
      encounter: 'canary-visit',
      intent: 'reconcile-medications',
      tenant: 'north',
      fhirContext: [{ reference: 'DiagnosticReport/canary' }],
      ...response,
      __vendor: { level: 3 },
      'https://vendor.example/member': true,
    }),
  },
  expects: completesFlow(),
})
