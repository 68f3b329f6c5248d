import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { backendServices } from '../../core/declare/spec.ts'
import type { Grant } from '../../core/oauth/grant.ts'
import { allOf, repeatsAtMost, staysWithinGrant, usesOnlyValidTokens } from '../../expectations/index.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'
import { createResourceTypeSchema } from '../token/create-resource-type-schema.ts'
import { expandWildcard } from '../token/expand-wildcard.ts'
import { withResourceScopes } from '../token/with-resource-scopes.ts'
import { BACKEND } from './backend-grant.ts'

export const backendScopeRefused = defineFault({
  name: 'backend-scope-refused',
  title: 'One resource type not granted to this service',
  kind: 'must-recover',
  catalogueIds: ['F-230'],
  spec: backendServices('obtain-access-token'),
  description:
    'Requests for scopes that cover one resource type get 400 invalid_scope; or the granted scopes, in the response and in force, leave that type out.',
  requirement:
    'Request fewer scopes, or say what is missing; read the granted scope, and send no FHIR request that it does not cover.',
  ...BACKEND,
  params: () =>
    z.strictObject({
      how: z
        .enum(['invalid-scope', 'partial-grant'])
        .default('partial-grant')
        .describe('How the server restricts the scopes.'),
      resourceType: createResourceTypeSchema('Observation', 'The resource type that is not granted.'),
    }),
  points: {
    arrival: (reply, { params, facts }) =>
      params.how === 'invalid-scope' && reaches(facts.scope, params.resourceType)
        ? createOAuthErrorReply(400, 'invalid_scope', `This service may not read ${params.resourceType}`)
        : reply,
    'token.grant': (grant, { params }) =>
      params.how === 'partial-grant' ? without(grant, params.resourceType) : grant,
  },
  times: 1000,
  expects: allOf(staysWithinGrant(), usesOnlyValidTokens(), repeatsAtMost(3)),
})

function reaches(scope: string | undefined, type: string): boolean {
  return parseScopeString(scope ?? '').some(
    (each) => each.kind === 'resource' && (each.type === '*' || each.type === type),
  )
}

function without(grant: Grant, type: string): Grant {
  return withResourceScopes(grant, (scope) =>
    expandWildcard(scope)
      .filter((each) => each.type !== type)
      .map(({ raw }) => raw),
  )
}
