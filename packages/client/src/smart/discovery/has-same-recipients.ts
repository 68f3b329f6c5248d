import type { ServerSettings } from '../../model/server-entry.ts'
import { isSameBase } from './fhir-base.ts'

type Recipients = Pick<ServerSettings, 'fhirBase' | 'endpoints'>

/** Returns `true` when a secret of the one server would be sent to the same addresses at the other. */
export function hasSameRecipients(one: Recipients, other: Recipients): boolean {
  return isSameBase(one.fhirBase, other.fhirBase) && listAddresses(one) === listAddresses(other)
}

/** Returns the endpoints in one order, since a draft may have another. */
function listAddresses({ endpoints }: Recipients): string {
  const given = Object.entries(endpoints).filter(([, url]) => url !== undefined)
  return JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1)))
}
