import { formatScope } from '@smart-mock/fhir-engine/model/scopes'
import type { Grant } from '../../core/oauth/grant.ts'
import { withResourceScopes } from './with-resource-scopes.ts'

/** The grant with some letters of `cruds` taken out of every resource scope; a scope without letters goes. */
export function withoutPermissions(grant: Grant, letters: string): Grant {
  return withResourceScopes(grant, (scope) => {
    const permissions = [...scope.permissions].filter((letter) => !letters.includes(letter)).join('')
    if (permissions === scope.permissions) return [scope.raw]
    return permissions === '' ? [] : [formatScope({ ...scope, permissions }, 'v2') ?? scope.raw]
  })
}
