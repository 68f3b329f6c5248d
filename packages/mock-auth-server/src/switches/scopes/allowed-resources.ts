import { listResourceTypes } from '@smart-mock/fhir-engine/definitions/search-parameters'
import { parseScope } from '@smart-mock/fhir-engine/model/scopes'
import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { expandWildcards } from './expand-wildcards.ts'
import { withoutScopes } from './without-scopes.ts'

const types = z.array(z.string().regex(/^[A-Z][A-Za-z]{1,60}$/, 'it must be a resource type')).max(150)

export const allowedResources = defineSwitch({
  name: 'allowedResources',
  level: 'client',
  description:
    'The resource types of a registration: `all`, a list beyond which scopes are left out, or `drop`, types whose scopes are granted and whose requests get 403.',
  legality: 'legal',
  catalogueIds: ['S-055', 'S-125'],
  faults: ['resource-forbidden', 'search-not-granted'],
  default: 'all' as 'all' | readonly string[] | { readonly drop: readonly string[] },
  schema: () => z.union([z.literal('all'), types.readonly(), z.strictObject({ drop: types })]),
  steps: ['authorize', 'token', ...FHIR_STEPS],
  points: {
    'scopes.decision': (decision, { value }) => {
      if (value === 'all' || 'drop' in value) return decision
      return withoutScopes(
        { ...decision, granted: expandWildcards(decision.granted, value) },
        (scope) => scope.kind === 'resource' && !value.includes(scope.type),
        'the client is not registered for that resource type',
      )
    },
    'fhir.token': (token, { value, facts: { resourceType } }) => {
      if (token === undefined || typeof value === 'string' || !('drop' in value)) return token
      const { drop } = value
      if (resourceType !== undefined && !drop.includes(resourceType)) return token
      const rest = listResourceTypes().filter((type) => !drop.includes(type))
      const scopes = expandWildcards(token.scope.split(' '), rest).filter((scope) => {
        const parsed = parseScope(scope)
        return parsed.kind !== 'resource' || !drop.includes(parsed.type)
      })
      return { ...token, scope: scopes.join(' ') }
    },
  },
})
