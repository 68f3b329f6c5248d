import { findCompartment } from '../../access/find-compartment.ts'
import { findNamedPatients, isCompartmentType } from '../../access/find-named-patients.ts'
import { findVisiblePatients } from '../../access/find-visible-patients.ts'
import { findSearchParameter, listSearchParameterCodes } from '../../definitions/search-parameters.ts'
import { getReferences } from '../../search/values.ts'
import type { LiveVersion } from '../../store/stored-version.ts'
import type { InteractionContext } from '../interaction-context.ts'

/**
 * Returns the resources in the compartments of some patients (of all, when absent) that the caller may see, and
 * the shared ones that they refer to, which the caller may see or not.
 */
export function findPatientData(call: InteractionContext, patients?: ReadonlySet<string>): LiveVersion[] {
  const inside = findInside(call, patients)
  const isShared = (target: LiveVersion) => findVisiblePatients(call, target) === undefined
  return [...inside, ...findReferred(call, inside).filter(isShared)]
}

/** Returns the resources that some others refer to by their search parameters, visible or not. */
export function findReferred({ store }: InteractionContext, entries: readonly LiveVersion[]): LiveVersion[] {
  const found = new Set<LiveVersion>()
  for (const entry of entries) {
    for (const code of listSearchParameterCodes(entry.type)) {
      const parameter = findSearchParameter(entry.type, code)
      if (parameter?.type !== 'reference') continue
      for (const { type, id } of getReferences(entry, parameter)) {
        const target = type && id ? store.entry(type, id) : undefined
        if (target) found.add(target)
      }
    }
  }
  return [...found]
}

function findInside(call: InteractionContext, patients?: ReadonlySet<string>): LiveVersion[] {
  const { store, filter, work } = call
  return store.types().flatMap((type) => {
    const isIndexed = patients && isCompartmentType(type)
    const entries = isIndexed ? findCompartment(store, type, patients) : store.live(type)
    const seen = entries.filter((entry) => filter.isVisible(entry, 'rs'))
    work.look(seen.length)
    return seen.filter((entry) => {
      const own = isCompartmentType(type) ? findNamedPatients(entry) : findVisiblePatients(call, entry)
      return patients ? [...(own ?? [])].some((id) => patients.has(id)) : own?.size
    })
  })
}
