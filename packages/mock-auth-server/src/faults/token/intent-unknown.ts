import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const intentUnknown = defineFault({
  name: 'intent-unknown',
  title: 'Unknown intent',
  kind: 'must-tolerate',
  catalogueIds: ['F-134'],
  spec: scopesPage('launch-intent'),
  description: 'The intent of the token response is unknown to every app.',
  requirement: 'Show the default page.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.response': (response) => ({ ...response, intent: 'smart-mock-unknown-intent' }) },
  expects: completesFlow(),
})
