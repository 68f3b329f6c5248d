import type { ResourceScope } from '@smart-mock/fhir-engine/model/scopes'
import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { staysWithinGrant } from '../../expectations/index.ts'
import { createResourceTypeSchema } from './create-resource-type-schema.ts'
import { expandWildcard } from './expand-wildcard.ts'
import { withResourceScopes } from './with-resource-scopes.ts'

export const scopeNarrowed = defineFault({
  name: 'scope-narrowed',
  title: 'One resource type not granted',
  kind: 'must-recover',
  catalogueIds: ['F-116'],
  spec: scopesPage('scopes-for-requesting-fhir-resources'),
  description:
    'The granted scopes, in the response and in force, leave out one requested resource type; a wildcard is granted as a list of types without it.',
  requirement: 'Read the granted scopes, leave that type out, and show in the page what is not available.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      resourceType: createResourceTypeSchema('Observation', 'The resource type that is not granted.'),
    }),
  points: {
    'token.grant': (grant, { params }) =>
      withResourceScopes(grant, (scope) => expandedUnless(scope, params.resourceType)),
  },
  expects: staysWithinGrant(),
})

function expandedUnless(scope: ResourceScope, without: string): readonly string[] {
  return expandWildcard(scope)
    .filter(({ type }) => type !== without)
    .map(({ raw }) => raw)
}
