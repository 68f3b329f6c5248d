import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'
import { withFhirUser } from './with-fhir-user.ts'

type Odd = 'device' | 'organization' | 'unknown-type' | 'climbing-path' | 'query' | 'version' | 'bare-id'

export const fhirUserOdd = defineFault({
  name: 'fhir-user-odd',
  title: 'fhirUser that is not a user',
  kind: 'must-reject',
  catalogueIds: ['F-186'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  description:
    'The fhirUser of the id_token is a device, an organization, an unknown type, a bare id, or a URL with path traversal, a query or a version.',
  requirement:
    'Accept Patient, Practitioner, PractitionerRole, RelatedPerson and Person with an id; ignore everything else.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      is: z
        .enum(['device', 'organization', 'unknown-type', 'climbing-path', 'query', 'version', 'bare-id'])
        .default('device')
        .describe('What the fhirUser is.'),
    }),
  points: {
    'token.idToken': (draft, { params, tenant }) =>
      withFhirUser(draft, () => oddUser(params.is, tenant.fhirBase)),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})

function oddUser(is: Odd, base: string): string {
  switch (is) {
    case 'device':
      return `${base}/Device/canary`
    case 'organization':
      return `${base}/Organization/canary`
    case 'unknown-type':
      return `${base}/Wizard/canary`
    case 'climbing-path':
      return `${base}/Practitioner/../Device/canary`
    case 'query':
      return `${base}/Practitioner?identifier=canary`
    case 'version':
      return `${base}/Practitioner/canary/_history/1`
    case 'bare-id':
      return 'canary'
  }
}
