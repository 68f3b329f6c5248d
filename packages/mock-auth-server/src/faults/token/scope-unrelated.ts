import { z } from 'zod'
import { staysWithinGrant } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { withResourceScopes } from './with-resource-scopes.ts'

export const scopeUnrelated = defineFault({
  name: 'scope-unrelated',
  title: 'Something else granted',
  kind: 'must-reject',
  ids: ['F-122'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  wire: 'All resource scopes are replaced by one type that was not asked for by itself, in the response and in force.',
  client: 'Read the granted scopes: show an error or adapt; ask for nothing outside of them.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      resourceType: z
        .string()
        .regex(/^[A-Z][A-Za-z]{1,60}$/, 'must be a resource type such as Observation')
        .default('AllergyIntolerance')
        .describe('The resource type that is granted.'),
    }),
  points: {
    'token.grant': (grant, { params }) =>
      withResourceScopes(grant, ({ level }) => [`${level}/${params.resourceType}.rs`]),
  },
  expects: staysWithinGrant(),
})
