import type { FactRecord } from '../../core/journal/facts.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

const isRefresh = ({ facts }: FactRecord) => facts.grantType === 'refresh_token'

/** At most so many refreshes after the strike, the struck one included. */
export function refreshesAtMost(scene: Scene, count: number): Part {
  const own = scene.struckEntry()?.facts.grantType === 'refresh_token' ? [scene.strike.seq] : []
  const later = [...scene.later.filter(isRefresh), ...strayRefreshes(scene)]
  const seqs = [...own, ...later.map(({ seq }) => seq)]
  if (seqs.length > count) {
    return part('not met', `${seqs.length} refreshes, at most ${count} are right`, ...seqs)
  }
  return scene.closed
    ? part('met', `${seqs.length} refreshes`, ...seqs)
    : part('pending', `${seqs.length} refreshes so far`)
}

/**
 * Every later refresh sends the newest refresh token that was issued: the old one as long as none replaced it.
 * A client that does not refresh again showed nothing.
 */
export function keepsRefreshToken(scene: Scene): Part {
  let newest = scene.fact('issuedRefreshToken') ?? scene.fact('refreshToken')
  const right: number[] = []
  for (const record of [...scene.later, ...strayRefreshes(scene)].sort((a, b) => a.seq - b.seq)) {
    const { seq, facts } = record
    if (isRefresh(record)) {
      if (facts.refreshToken === undefined || facts.refreshToken !== newest) {
        const sent = facts.refreshToken === undefined ? 'no refresh token' : 'another refresh token'
        return part('not met', `a refresh sent ${sent} than the newest`, scene.strike.seq, seq)
      }
      right.push(seq)
    }
    newest = facts.issuedRefreshToken ?? newest
  }
  if (right.length > 0) return part('met', 'the next refresh sent the newest refresh token', ...right)
  return scene.closed
    ? part('inconclusive', 'the client did not refresh again')
    : part('pending', 'waiting for the next refresh')
}

/** Refreshes of the same client with a token that nobody issued: they belong to no run, so they begin one. */
function strayRefreshes(scene: Scene): FactRecord[] {
  const clientId = scene.fact('clientId')
  return scene.laterInTenant.filter(
    ({ run, facts }) =>
      run !== scene.strike.run &&
      facts.grantType === 'refresh_token' &&
      facts.clientId === clientId &&
      scene.journal.past.having('issuedRefreshToken', facts.refreshToken ?? '').length === 0,
  )
}
