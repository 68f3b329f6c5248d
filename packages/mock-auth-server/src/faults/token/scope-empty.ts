import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { staysWithinGrant } from '../../expectations/index.ts'

export const scopeEmpty = defineFault({
  name: 'scope-empty',
  title: 'Nothing granted',
  kind: 'must-reject',
  catalogueIds: ['F-115'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  description: 'The token response has an empty scope, and the token gives access to nothing.',
  requirement: 'Tell the user that nothing was granted; send no FHIR request that needs a scope.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.grant': (grant) => ({ ...grant, scope: '' }) },
  expects: staysWithinGrant(),
})
