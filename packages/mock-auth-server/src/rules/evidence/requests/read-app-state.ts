import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import type { JsonObject } from '../../../core/util/json.ts'
import { toIncomingRequest } from './to-incoming-request.ts'

/** Returns the Basic resource in a write of app state, or `undefined`. */
export function readAppState(entry: JournalEntry): JsonObject | undefined {
  if (!/^P(?:OST|UT)$/.test(entry.request.method)) return undefined
  try {
    const value: unknown = JSON.parse(toIncomingRequest(entry).text)
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined
  } catch {
    return undefined
  }
}
