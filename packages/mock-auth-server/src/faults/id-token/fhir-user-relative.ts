import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { allOf, completesFlow, keepsIdentity, sendsWellFormedUrls } from '../../expectations/index.ts'
import { withFhirUser } from './with-fhir-user.ts'

export const fhirUserRelative = defineFault({
  name: 'fhir-user-relative',
  title: 'fhirUser as a relative reference',
  kind: 'must-tolerate',
  catalogueIds: ['F-184'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  description: 'The fhirUser of the id_token is relative, such as Practitioner/1.',
  requirement: 'Resolve it against the FHIR base of the launch.',
  steps: ['token'],
  points: {
    'token.idToken': (draft, { tenant }) =>
      withFhirUser(draft, (own) => own.replace(`${tenant.fhirBase}/`, '')),
  },
  prerequisites: ['openid'],
  expects: allOf(completesFlow(), keepsIdentity(), sendsWellFormedUrls()),
})
