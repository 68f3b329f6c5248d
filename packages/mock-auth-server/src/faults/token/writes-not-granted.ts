import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { staysWithinGrant } from '../../expectations/index.ts'
import { withoutPermissions } from './without-permissions.ts'

export const writesNotGranted = defineFault({
  name: 'writes-not-granted',
  title: 'Read granted, write not granted',
  kind: 'must-recover',
  catalogueIds: ['F-117'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  description: 'The server grants only .rs of .cruds, in the response and in force.',
  requirement: 'Disable writing; send no create, update or delete.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.grant': (grant) => withoutPermissions(grant, 'cud') },
  expects: staysWithinGrant(),
})
