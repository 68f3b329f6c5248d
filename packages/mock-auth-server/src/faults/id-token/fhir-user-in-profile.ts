import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { allOf, completesFlow, keepsIdentity } from '../../expectations/index.ts'

export const fhirUserInProfile = defineFault({
  name: 'fhir-user-in-profile',
  title: 'User in the profile claim only',
  kind: 'informational',
  catalogueIds: ['F-189'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  description: 'The id_token has the user in the profile claim, as in SMART 1.0, and has no fhirUser.',
  requirement: 'A SMART 1.0 client reads the user from profile; a later one may continue without it.',
  steps: ['token'],
  points: {
    'token.idToken': ({ claims: { fhirUser, ...claims }, ...draft }) =>
      fhirUser === undefined ? { ...draft, claims } : { ...draft, claims: { ...claims, profile: fhirUser } },
  },
  prerequisites: ['openid'],
  expects: allOf(completesFlow(), keepsIdentity()),
})
