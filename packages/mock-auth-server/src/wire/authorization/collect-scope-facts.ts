import { findSearchParameter, isResourceType } from '@smart-mock/fhir-engine'
import { parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import type { Facts } from '../../core/journal/facts.ts'

/**
 * Collects the parts of the requested scopes that R4 does not have: resource types, and search parameters in
 * constraints.
 */
export function collectScopeFacts(scope: string): Facts {
  const types = new Set<string>()
  const params = new Set<string>()
  for (const parsed of parseScopeString(scope)) {
    if (parsed.kind !== 'resource' || parsed.type === '*') continue
    if (!isResourceType(parsed.type)) types.add(parsed.type)
    else
      for (const [name] of parsed.constraints)
        if (!isKnown(parsed.type, name)) params.add(`${parsed.type}?${name}`)
  }
  return {
    unknownTypes: [...types].join(' ') || undefined,
    unknownSearchParams: [...params].join(' ') || undefined,
  }
}

function isKnown(type: string, name: string): boolean {
  const code = name.split(/[:.]/, 1)[0] ?? ''
  return code.startsWith('_') || findSearchParameter(type, code) !== undefined
}
