import { staysWithinGrant } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { withoutPermissions } from './without-permissions.ts'

export const writesNotGranted = defineFault({
  name: 'writes-not-granted',
  title: 'Reading granted, writing not',
  kind: 'must-recover',
  ids: ['F-117'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  wire: 'Of .cruds only .rs is granted, in the response and in force.',
  client: 'Switch off what writes; send no create, update or delete.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.grant': (grant) => withoutPermissions(grant, 'cud') },
  expects: staysWithinGrant(),
})
