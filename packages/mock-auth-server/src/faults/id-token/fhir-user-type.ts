import { z } from 'zod'
import { completes } from '../../core/expectation.ts'
import { defineFault } from '../../core/fault.ts'
import { scopesPage } from '../../core/spec.ts'

const USERS = {
  PractitionerRole: 'PractitionerRole/dr-okafor-role',
  RelatedPerson: 'RelatedPerson/jack-smith-mother',
  Person: 'Person/nobody',
}

export const fhirUserType = defineFault({
  name: 'fhir-user-type',
  title: 'fhirUser of a rarer type',
  kind: 'must-tolerate',
  ids: ['F-187'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  wire: 'The fhirUser of the id_token is a PractitionerRole, a RelatedPerson or a Person; it may not exist.',
  client: 'Handle every type that the specification lists, or go on without a profile.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      type: z
        .enum(['PractitionerRole', 'RelatedPerson', 'Person'])
        .default('PractitionerRole')
        .describe('The type.'),
    }),
  points: {
    'token.idToken': (draft, { params, world }) => ({
      ...draft,
      claims: { ...draft.claims, fhirUser: `${world.fhirBase}/${USERS[params.type]}` },
    }),
  },
  needs: ['openid'],
  expects: completes(),
})
