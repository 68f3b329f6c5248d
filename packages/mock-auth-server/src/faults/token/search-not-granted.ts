import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { staysWithinGrant } from '../../expectations/index.ts'
import { withoutPermissions } from './without-permissions.ts'

export const searchNotGranted = defineFault({
  name: 'search-not-granted',
  title: 'Read granted, search not granted',
  kind: 'must-recover',
  catalogueIds: ['F-118'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  description: 'The server grants only .r of .rs, in the response and in force.',
  requirement: 'Read by id; send no search.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.grant': (grant) => withoutPermissions(grant, 's') },
  expects: staysWithinGrant(),
})
