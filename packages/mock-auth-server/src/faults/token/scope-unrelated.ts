import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { staysWithinGrant } from '../../expectations/index.ts'
import { createResourceTypeSchema } from './create-resource-type-schema.ts'
import { withResourceScopes } from './with-resource-scopes.ts'

export const scopeUnrelated = defineFault({
  name: 'scope-unrelated',
  title: 'Unrelated scope granted',
  kind: 'must-reject',
  catalogueIds: ['F-122'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  description:
    'The server replaces all resource scopes by one for a type that was not explicitly requested, in the response and in force.',
  requirement: 'Read the granted scopes: show an error or adapt; send no request outside them.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      resourceType: createResourceTypeSchema('AllergyIntolerance', 'The resource type that is granted.'),
    }),
  points: {
    'token.grant': (grant, { params }) =>
      withResourceScopes(grant, ({ level }) => [`${level}/${params.resourceType}.rs`]),
  },
  expects: staysWithinGrant(),
})
