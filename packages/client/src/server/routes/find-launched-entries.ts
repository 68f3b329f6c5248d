import { isSameBase } from '../../smart/discovery/fhir-base.ts'
import type { StoredEntry } from '../settings/stored-entry.ts'

/** The parts of an EHR launch, and of the browser that it opens, that tell entries apart. */
export interface LaunchHints {
  /** FHIR base of the EHR. */
  iss: string
  /** Id of an entry in the path of the launch URL. */
  id?: string | undefined
  /** Ids of the entries that this browser has used, oldest first. */
  usedIds: readonly string[]
}

/**
 * Finds the entries that an EHR launch may be for: none for a server that is not in the list, one when it is clear,
 * otherwise all among which a user must choose. Of several with the FHIR base `iss`, the one named in the path comes
 * first, then the ones whose launch mode is EHR launch, then the one last used in this browser.
 */
export function findLaunchedEntries(
  entries: readonly StoredEntry[],
  { iss, id, usedIds }: LaunchHints,
): StoredEntry[] {
  const atServer = entries.filter(
    ({ fhirBase, clientType }) => clientType !== 'backend' && isSameBase(fhirBase, iss),
  )
  const named = atServer.find((entry) => entry.id === id)
  if (named) return [named]
  const forLaunch = atServer.filter(({ launchMode }) => launchMode === 'ehr')
  const fitting = forLaunch.length > 0 ? forLaunch : atServer
  const lastId = usedIds.findLast((usedId) => fitting.some((entry) => entry.id === usedId))
  return lastId === undefined ? fitting : fitting.filter((entry) => entry.id === lastId)
}
