import type { FactHistory } from '../../../core/journal/facts.ts'
import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import { toIncomingRequest } from './to-incoming-request.ts'

/** A Bearer header with a missing value in place of the token, which `bearer-well-formed` reports. */
const NO_TOKEN = /^bearer(?:\s+(?:undefined|null|nan|\[object object\])?)?\s*$/i

/**
 * Returns `true` when a client's FHIR request carries a token; `undefined` when it is not such a request, or
 * carries it elsewhere.
 */
export function carriesToken(entry: JournalEntry): boolean | undefined {
  const incoming = toIncomingRequest(entry)
  const header = incoming.header('authorization')
  if (header !== undefined) return NO_TOKEN.test(header) ? undefined : true
  const elsewhere = incoming.query.has('access_token') || incoming.form.has('access_token')
  const byHand = incoming.header('sec-fetch-mode') === 'navigate'
  const other = entry.listener === 'canary' || incoming.target.includes('.well-known')
  return elsewhere || byHand || other ? undefined : false
}

/** Returns `true` when a token had been issued in the run of a request. */
export function hasIssuedToken({ run }: JournalEntry, history: FactHistory): boolean {
  const records = run === undefined ? [] : history.findByRun(run)
  return records.some(({ facts }) => facts.issuedAccessToken !== undefined)
}
