import { formatScope } from '@smart-mock/fhir-engine/model/scopes'
import type { Grant } from '../../core/oauth/grant.ts'
import { withResourceScopes } from './with-resource-scopes.ts'

/**
 * Returns the grant with some permissions of `cruds` removed from every resource scope; a scope without
 * permissions is removed.
 */
export function withoutPermissions(grant: Grant, letters: string): Grant {
  return withResourceScopes(grant, (scope) => {
    const permissions = [...scope.permissions].filter((letter) => !letters.includes(letter)).join('')
    if (permissions === scope.permissions) return [scope.raw]
    return permissions === '' ? [] : [formatScope({ ...scope, permissions }, 'v2') ?? scope.raw]
  })
}
