import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isFhirStep, type Step } from '../../core/journal/steps.ts'

/** Returns `true` for a step in which a client uses its access token for data: the FHIR API and exports. */
export function isDataStep(step: Step): boolean {
  return isFhirStep(step) || step === 'bulk'
}

/** Returns `true` for a reply that the client can take as a success, and that no fault changed. */
export function isSuccess({ sent, strikes, facts }: JournalEntry): boolean {
  return sent !== undefined && sent.status < 400 && strikes.length === 0 && facts.error === undefined
}

/** Returns `true` for a request at the token endpoint for new tokens by a refresh token. */
export function isRefresh({ facts }: Pick<JournalEntry, 'facts'>): boolean {
  return facts.grantType === 'refresh_token'
}
