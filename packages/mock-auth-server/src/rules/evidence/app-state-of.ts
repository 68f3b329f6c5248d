import type { Entry } from '../../core/journal/entry.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { incomingOf } from './incoming-of.ts'

/** The Basic resource in a write of app state; `undefined` when there is none. */
export function appStateOf(entry: Entry): JsonObject | undefined {
  if (!/^P(?:OST|UT)$/.test(entry.request.method)) return undefined
  try {
    const value: unknown = JSON.parse(incomingOf(entry).text)
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined
  } catch {
    return undefined
  }
}
