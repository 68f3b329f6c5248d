import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { leaksNothing } from '../../expectations/index.ts'
import { withFhirUser } from './with-fhir-user.ts'

export const fhirUserForeign = defineFault({
  name: 'fhir-user-foreign',
  title: 'fhirUser on another server',
  kind: 'must-not-leak',
  catalogueIds: ['F-185'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  description:
    'The fhirUser of the id_token is the URL of a practitioner on another host, which responds plausibly.',
  requirement: "Read it only if it is below the client's own FHIR base; send no token anywhere else.",
  steps: ['token'],
  points: {
    'token.idToken': (draft, { canary }) =>
      withFhirUser(draft, () => `${canary.fhirBase}/Practitioner/canary`),
  },
  prerequisites: ['openid'],
  expects: leaksNothing(),
})
