import type { JournalEntry } from './journal-entry.ts'
import { isDataStep } from './steps.ts'

/**
 * Returns a text that is the same for requests that differ in nothing that the server acts on: listener, method,
 * target, body, and credentials. At the token endpoint the redeemed value stands for the body, since assertions
 * differ each time.
 */
export function toRequestKey(entry: JournalEntry): string {
  const { step, facts, request } = entry
  const header = request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  const credentials = isDataStep(step) ? (facts.accessToken ?? header) : (facts.clientId ?? header)
  return JSON.stringify([toCallKey(entry), credentials])
}

/** Returns `true` for the same request with the same credentials. */
export function isSameRequest(one: JournalEntry, other: JournalEntry): boolean {
  return toRequestKey(one) === toRequestKey(other)
}

/** Returns a text that is the same for requests that are the same, with whatever credentials. */
export function toCallKey({ listener, request, step, facts }: JournalEntry): string {
  const sends = step === 'token' ? [facts.grantType, facts.code, facts.refreshToken] : request.body
  return JSON.stringify([listener, request.method, request.target, sends])
}
