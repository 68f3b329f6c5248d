import { isResourceType } from '../definitions/search-parameters.ts'
import { findStructure } from '../definitions/structures.ts'
import { memoize } from '../model/memoize.ts'
import { isCompartmentType, isPrivateType } from './find-named-patients.ts'

/** Targets of a reference to a resource of any type. */
const ANY_TYPE = new Set(['Resource', 'Any'])

/**
 * Returns `true` when a resource of this type can be a patient's: it is in the compartment, or R4 lets it
 * refer to a resource that can be, over however many others.
 */
export const isOwnable = memoize((type): boolean => {
  const seen = new Set<string>()
  const todo = [type]
  for (const each of todo) {
    if (seen.has(each)) continue
    seen.add(each)
    if (ANY_TYPE.has(each) || isCompartmentType(each) || isPrivateType(each)) return true
    if (isResourceType(each)) todo.push(...listTargets(each))
  }
  return false
}, 1_000)

/** Returns `true` when a reference with these targets can lead to a patient; no targets means any. */
export function includesOwnable(targets: readonly string[]): boolean {
  return targets.length === 0 || targets.some(isOwnable)
}

/** Returns the types that the references of a resource type may point to, extensions left out. */
function listTargets(type: string): string[] {
  const targets: string[] = []
  const seen = new Set(['Extension', 'Resource', 'Meta', 'Narrative'])
  const todo = [type]
  for (const name of todo) {
    if (seen.has(name)) continue
    seen.add(name)
    for (const rule of findStructure(name)?.elements.values() ?? []) {
      if (rule.type !== 'Reference') todo.push(rule.type)
      else targets.push(...(rule.targets.length === 0 ? ANY_TYPE : rule.targets))
    }
  }
  return targets
}
