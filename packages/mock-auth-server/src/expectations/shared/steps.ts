import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/** Returns `true` for a request at the token endpoint for new tokens by a refresh token. */
export function isRefresh({ facts }: Pick<JournalEntry, 'facts'>): boolean {
  return facts.grantType === 'refresh_token'
}
