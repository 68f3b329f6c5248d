import { parseScopes, type ResourceScope, type Scope } from './parse-scope.ts'

/**
 * Returns the scopes to request: `launch` only with an EHR launch (C-064, C-066); if the server advertises
 * one notation only, scopes in the other are rewritten (C-059, F-032).
 */
export function buildRequestedScopes(
  scopes: string,
  mode: 'standalone' | 'ehr' | 'backend',
  capabilities: readonly string[] = [],
): string {
  const wanted = parseScopes(scopes).filter(({ raw }) => raw !== 'launch')
  const v1 = capabilities.includes('permission-v1')
  const v2 = capabilities.includes('permission-v2')
  const written = wanted.map((scope) => (v1 === v2 ? scope.raw : rewrite(scope, v1 ? 1 : 2)))
  return [...(mode === 'ehr' ? ['launch'] : []), ...written].join(' ')
}

function rewrite(scope: Scope, version: 1 | 2): string {
  if (scope.kind !== 'resource' || scope.version === version) return scope.raw
  return version === 2 ? write(scope, scope.letters) : toV1(scope)
}

/** Returns the smallest v1 scope that covers it: v1 has neither single permissions nor constraints. */
function toV1(scope: ResourceScope): string {
  const reads = /[rs]/.test(scope.letters)
  const writes = /[cud]/.test(scope.letters)
  return write(scope, reads && writes ? '*' : writes ? 'write' : 'read')
}

const write = (scope: ResourceScope, suffix: string): string => `${scope.level}/${scope.type}.${suffix}`
