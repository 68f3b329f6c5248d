import type { Resource } from '../model/resource.ts'
import { findStructure } from './structures.ts'

/** The part of a resource that `_summary` or `_elements` selects; empty for the whole resource. */
export interface Subset {
  readonly summary?: 'true' | 'text' | 'data'
  readonly elements?: readonly string[]
}

const SUBSETTED = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
}

/** Reduces a resource to a subset and marks it as such; id, meta and mandatory elements stay. */
export function applySubset(resource: Resource, { summary, elements }: Subset): Resource {
  if (!summary && !elements) return resource
  const rules = findStructure(resource.resourceType)?.elements
  const wanted = new Set(elements?.map((each) => each.replace(`${resource.resourceType}.`, '')))
  const keeps = (key: string): boolean => {
    const name = key.startsWith('_') ? key.slice(1) : key
    const rule = rules?.get(name)
    if (['resourceType', 'id', 'meta'].includes(name)) return true
    if (summary === 'data') return name !== 'text'
    if (rule?.required) return true
    if (summary === 'text') return name === 'text'
    if (summary === 'true') return rule?.summary ?? false
    return wanted.has(name) || (rule?.choice !== undefined && wanted.has(rule.choice.slice(0, -3)))
  }
  const kept = Object.fromEntries(Object.entries(resource).filter(([key]) => keeps(key))) as Resource
  return { ...kept, meta: { ...kept.meta, tag: [...(kept.meta?.tag ?? []), SUBSETTED] } }
}
