import { listEncounterCompartment } from '../../definitions/encounter-compartment.ts'
import { findSearchParameter } from '../../definitions/search-parameters.ts'
import { getReferences } from '../../search/values.ts'
import type { LiveVersion } from '../../store/stored-version.ts'
import type { InteractionContext } from '../interaction-context.ts'
import { findReferred } from './find-patient-data.ts'

/**
 * Returns an encounter, the resources of its compartment that the caller may see, and all that these refer to,
 * which the caller may see or not.
 */
export function findEncounterData(call: InteractionContext, encounter: LiveVersion): LiveVersion[] {
  const { store, filter, work } = call
  const url = `Encounter/${encounter.id}`
  const inside = listEncounterCompartment().flatMap(([type, code]) => {
    const parameter = findSearchParameter(type, code)
    if (!parameter) return []
    const keysOf = (entry: LiveVersion) => getReferences(entry, parameter).map((each) => each.url)
    const seen = store
      .lookup(type, `${code}>`, [url], keysOf)
      .filter((entry) => filter.isVisible(entry, 'rs') && keysOf(entry).includes(url))
    work.look(seen.length)
    return seen
  })
  const all = [encounter, ...inside]
  return [...new Set([...all, ...findReferred(call, all)])]
}
