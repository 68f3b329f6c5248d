import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { withResourceScopes } from './with-resource-scopes.ts'

export const scopeWider = defineFault({
  name: 'scope-wider',
  title: 'More granted than requested',
  kind: 'must-tolerate',
  catalogueIds: ['F-120'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  description: 'Every resource scope is granted for all types and with all permissions.',
  requirement: 'Continue, and use only what the app needs.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.grant': (grant) => withResourceScopes(grant, ({ level }) => [`${level}/*.cruds`]) },
  expects: completesFlow(),
})
