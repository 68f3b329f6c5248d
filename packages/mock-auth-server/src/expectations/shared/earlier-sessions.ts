import { type Conclusion, conclude } from '../../core/declare/conclusion.ts'
import type { StrikeContext } from '../../core/declare/expectation.ts'
import type { FactRecord, Facts } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/** Lists the exchanges before the strike that issued a token to its client and user. */
export function listEarlierSessions(context: StrikeContext): FactRecord[] {
  const { seq, history, fact } = context
  const clientId = fact('clientId')
  const own = clientId === undefined ? [] : history.findByValue('clientId', clientId)
  return [...own, ...history.findRecent('issuedAccessToken')].filter(
    (record) => record.seq < seq && record.facts.issuedAccessToken && isSameUser(context, record.facts),
  )
}

/** Returns `true` for an exchange of the client and user of the strike, as far as either is known. */
export function isSameUser(context: StrikeContext, { clientId, user }: Facts): boolean {
  return mayBe(context.fact('clientId'), clientId) && mayBe(context.fact('user'), user)
}

function mayBe(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other
}

/** Concludes that a token may be one of an earlier session; `undefined` while nothing was forgotten. */
export function findForgottenToken({ history }: StrikeContext, entry: JournalEntry): Conclusion | undefined {
  if (history.complete) return undefined
  const says = 'a token may be one of an earlier session: older exchanges were evicted'
  return conclude('inconclusive', says, entry)
}
