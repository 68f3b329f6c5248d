import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { sendsWellFormedUrls } from '../../expectations/index.ts'

export const fhirUserMissing = defineFault({
  name: 'fhir-user-missing',
  title: 'No fhirUser in the id_token',
  kind: 'must-recover',
  catalogueIds: ['F-183'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  description: 'The id_token has no fhirUser, though openid and fhirUser were granted.',
  requirement: 'Continue without a user profile; never request undefined.',
  steps: ['token'],
  points: { 'token.idToken': (draft) => ({ ...draft, claims: { ...draft.claims, fhirUser: undefined } }) },
  prerequisites: ['openid'],
  expects: sendsWellFormedUrls(),
})
