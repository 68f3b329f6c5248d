import type { ResourceScope } from '@smart-mock/fhir-engine/model/scopes'
import { defineFault } from '../../core/declare/fault.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { obtainsData } from '../../expectations/index.ts'
import { expandWildcard } from './expand-wildcard.ts'
import { withResourceScopes } from './with-resource-scopes.ts'

const LABORATORY = 'category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'

export const scopeGranular = defineFault({
  name: 'scope-granular',
  title: 'Only laboratory results granted',
  kind: 'must-tolerate',
  catalogueIds: ['F-119'],
  spec: scopesPage('finer-grained-resource-constraints-using-search-parameters'),
  description:
    'The client requested all Observations; the server grants only those of the category laboratory, in the response and in force. Searches leave the others out.',
  requirement: 'Search within the restriction, or treat the results as what they are: not all Observations.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.grant': (grant) => withResourceScopes(grant, restricted) },
  expects: obtainsData(),
})

function restricted(scope: ResourceScope): readonly string[] {
  if (scope.constraints.length > 0) return [scope.raw]
  return expandWildcard(scope).map(({ level, type, permissions, raw }) =>
    type === 'Observation' ? `${level}/${type}.${permissions}?${LABORATORY}` : raw,
  )
}
