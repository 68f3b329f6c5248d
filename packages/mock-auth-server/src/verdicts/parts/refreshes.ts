import type { FactRecord } from '../../core/journal/facts.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

const isRefresh = ({ facts }: FactRecord) => facts.grantType === 'refresh_token'

/** Judges the number of refreshes after the strike, the struck one included. */
export function judgeRefreshesAtMost(context: JudgeContext, count: number): Conclusion {
  const own = context.struckEntry()?.facts.grantType === 'refresh_token' ? [context.strike.seq] : []
  const later = [...context.laterInRun.filter(isRefresh), ...strayRefreshes(context)]
  const seqs = [...own, ...later.map(({ seq }) => seq)]
  if (seqs.length > count) {
    return conclude('not met', `${seqs.length} refreshes, at most ${count} are allowed`, ...seqs)
  }
  return context.windowClosed
    ? conclude('met', `${seqs.length} refreshes`, ...seqs)
    : conclude('pending', `${seqs.length} refreshes so far`)
}

/**
 * Judges that every later refresh sends the newest issued refresh token: the old one as long as none replaced
 * it. Inconclusive for a client that does not refresh again.
 */
export function judgeUsesNewestRefreshToken(context: JudgeContext): Conclusion {
  let newest = context.fact('issuedRefreshToken') ?? context.fact('refreshToken')
  const right: number[] = []
  for (const record of [...context.laterInRun, ...strayRefreshes(context)].sort((a, b) => a.seq - b.seq)) {
    const { seq, facts } = record
    if (isRefresh(record)) {
      if (facts.refreshToken === undefined || facts.refreshToken !== newest) {
        const sent = facts.refreshToken === undefined ? 'no refresh token' : 'another refresh token'
        return conclude('not met', `a refresh sent ${sent} instead of the newest`, context.strike.seq, seq)
      }
      right.push(seq)
    }
    newest = facts.issuedRefreshToken ?? newest
  }
  if (right.length > 0) return conclude('met', 'the next refresh sent the newest refresh token', ...right)
  return context.windowClosed
    ? conclude('inconclusive', 'the client did not refresh again')
    : conclude('pending', 'waiting for the next refresh')
}

/**
 * Returns refreshes of the same client with a token that was never issued: they belong to no run, so each
 * begins one.
 */
function strayRefreshes(context: JudgeContext): FactRecord[] {
  const clientId = context.fact('clientId')
  return context.laterInTenant.filter(
    ({ run, facts }) =>
      run !== context.strike.run &&
      facts.grantType === 'refresh_token' &&
      facts.clientId === clientId &&
      context.journal.past.findByValue('issuedRefreshToken', facts.refreshToken ?? '').length === 0,
  )
}
