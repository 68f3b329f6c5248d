import type { Entry } from '../../core/journal/entry.ts'
import type { Past } from '../../core/journal/facts.ts'
import { incomingOf } from './incoming-of.ts'

/** Whether a client's FHIR request carries a token; `undefined` for what is none, or carries it elsewhere. */
export function carriesToken(entry: Entry): boolean | undefined {
  const incoming = incomingOf(entry)
  if (incoming.header('authorization') !== undefined) return true
  const elsewhere = incoming.query.has('access_token') || incoming.form.has('access_token')
  const byHand = incoming.header('sec-fetch-mode') === 'navigate'
  const other = entry.listener === 'canary' || incoming.target.includes('.well-known')
  return elsewhere || byHand || other ? undefined : false
}

/** Whether a token had been issued in the run that a request belongs to. */
export function hadToken({ run }: Entry, past: Past): boolean {
  return past.recent('issuedAccessToken').some((record) => record.run === run)
}
