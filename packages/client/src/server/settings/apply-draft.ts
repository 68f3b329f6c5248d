import type { ServerDraft } from '../../model/server-entry.ts'
import { hasSameRecipients } from '../../smart/discovery/has-same-recipients.ts'
import type { StoredEntry } from './stored-entry.ts'

/**
 * Returns the entry with a user's changes. A secret belongs to the server that it was entered for: with another
 * FHIR base or other endpoints it is dropped, unless the changes bring one.
 */
export function applyDraft(entry: StoredEntry, { clientSecret, ...draft }: ServerDraft): StoredEntry {
  const { clientSecret: old, ...settings } = entry
  const next = { ...settings, ...draft } as StoredEntry
  const kept = hasSameRecipients(entry, next) ? old : undefined
  const secret = clientSecret === undefined ? kept : (clientSecret ?? undefined)
  // With another FHIR base it is a server of its own.
  const builtIn = entry.builtIn && next.fhirBase === entry.fhirBase
  return { ...next, builtIn, ...(secret === undefined ? {} : { clientSecret: secret }) }
}

/**
 * Returns a built-in entry with the present address of the mock. When that changed, endpoints and secret are those
 * of the default again.
 */
export function followDefault(entry: StoredEntry, defaults: readonly StoredEntry[]): StoredEntry {
  const found = entry.builtIn ? defaults.find(({ id }) => id === entry.id) : undefined
  if (!found || found.fhirBase === entry.fhirBase) return entry
  const { clientSecret: _, ...settings } = entry
  const { fhirBase, endpoints, clientSecret } = found
  return { ...settings, fhirBase, endpoints, ...(clientSecret === undefined ? {} : { clientSecret }) }
}
