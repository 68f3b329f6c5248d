import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import { fromBase64url } from '../../../core/util/base64url.ts'
import type { JsonObject } from '../../../core/util/json.ts'
import { readCredentials } from './read-credentials.ts'

/** A client assertion in its parts, decoded and not verified. */
export interface AssertionParts {
  readonly compact: string
  readonly header: JsonObject
  readonly claims: JsonObject
  /** Characters of the signature part, base64url. */
  readonly signature: string
}

/** Parses the assertion of a request; returns `undefined` when it is missing or unreadable. */
export function parseAssertion(entry: JournalEntry): AssertionParts | undefined {
  const compact = readCredentials(entry).assertion
  const [head, body, signature, ...more] = compact?.split('.') ?? []
  const header = jsonObject(head)
  const claims = jsonObject(body)
  if (compact === undefined || !header || !claims || signature === undefined || more.length > 0)
    return undefined
  return { compact, header, claims, signature }
}

function jsonObject(part: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(fromBase64url(part ?? '') ?? '')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined
  } catch {
    return undefined
  }
}
