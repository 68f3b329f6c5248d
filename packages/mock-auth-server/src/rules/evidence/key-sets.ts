import { readReplyText } from '../../core/http/reply.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import type { JsonObject } from '../../core/util/json.ts'

/** Steps that show a client's key set: inline in a registration, or fetched from its `jwks_uri`. */
export const KEY_STEPS = ['register', 'outbound'] as const

/** Returns the keys of a client in an exchange; `undefined` when it contains no key set. */
export function readKeySet(entry: JournalEntry): readonly JsonObject[] | undefined {
  const text = entry.step === 'outbound' ? entry.sent && readReplyText(entry.sent) : entry.request.body
  const document = parsed(text)
  const set = entry.step === 'outbound' ? document : (document?.jwks as JsonObject | undefined)
  const keys = set?.keys
  return Array.isArray(keys)
    ? keys.filter((key): key is JsonObject => typeof key === 'object' && key !== null)
    : undefined
}

export function readRegistration(entry: JournalEntry): JsonObject | undefined {
  return entry.step === 'register' && /^P(?:OST|UT)$/.test(entry.request.method)
    ? parsed(entry.request.body)
    : undefined
}

function parsed(text: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined
  } catch {
    return undefined
  }
}
