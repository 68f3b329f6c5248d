import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { allOf, completesFlow, sendsWellFormedUrls } from '../../expectations/index.ts'

export const encounterMissing = defineFault({
  name: 'encounter-missing',
  title: 'No encounter in the token response',
  kind: 'must-tolerate',
  catalogueIds: ['F-128'],
  spec: scopesPage('launch-context-arrives-with-your-access_token'),
  description: 'The app was launched from an encounter, but the token response has no encounter.',
  requirement: 'Continue without it; never request Encounter/undefined.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.response': ({ encounter: _, ...response }) => response },
  prerequisites: ['ehr-launch'],
  expects: allOf(completesFlow(), sendsWellFormedUrls()),
})
