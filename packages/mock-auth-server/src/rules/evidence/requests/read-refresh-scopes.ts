import type { FactHistory } from '../../../core/journal/facts.ts'
import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import { parseForm } from './to-incoming-request.ts'

/** The scopes that a refresh requests, and those of the grant that its refresh token belongs to. */
interface RefreshScopes {
  readonly requested: string
  readonly granted: string
}

/** Returns the scopes of a refresh; `undefined` when it requests none, or when the grant is not known. */
export function readRefreshScopes(entry: JournalEntry, history: FactHistory): RefreshScopes | undefined {
  const { refreshToken } = entry.facts
  const issued = refreshToken ? history.findByValue('issuedRefreshToken', refreshToken)[0] : undefined
  const requested = parseForm(entry).get('scope')
  const granted = issued?.facts.scope ?? issued?.facts.grantedScope
  return requested && granted !== undefined ? { requested, granted } : undefined
}
