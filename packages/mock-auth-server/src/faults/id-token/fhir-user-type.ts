import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { obtainsData } from '../../expectations/index.ts'
import { withFhirUser } from './with-fhir-user.ts'

/**
 * Suffixes by which the sample data name the role and the mother of a person; ids that do not exist give a
 * 404.
 */
const SUFFIXES = { PractitionerRole: '-role', RelatedPerson: '-mother', Person: '' }

export const fhirUserType = defineFault({
  name: 'fhir-user-type',
  title: 'fhirUser of a less common type',
  kind: 'must-tolerate',
  catalogueIds: ['F-187'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  description:
    'The fhirUser of the id_token is a PractitionerRole, a RelatedPerson or a Person; it may not exist.',
  requirement: 'Handle every type that the specification lists, or continue without a user profile.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      type: z
        .enum(['PractitionerRole', 'RelatedPerson', 'Person'])
        .default('PractitionerRole')
        .describe('The type.'),
    }),
  points: {
    'token.idToken': (draft, { params, tenant }) =>
      withFhirUser(
        draft,
        (own) => `${tenant.fhirBase}/${params.type}/${own.split('/').at(-1)}${SUFFIXES[params.type]}`,
      ),
  },
  prerequisites: ['openid'],
  expects: obtainsData(),
})
