import { readBounded } from '../../core/http/read-bounded.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { DocumentKind, ServerDocument } from './server-documents.ts'

/** A CapabilityStatement of a large server has two or three. */
const LIMIT = 10 * 1024 * 1024

/**
 * Fetches a JSON document of a server: at most 10 MB, within a time, and without following redirects. What goes
 * wrong is its problem.
 */
export async function fetchDocument(
  kind: DocumentKind,
  url: string,
  timeoutMs: number,
): Promise<ServerDocument> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        accept: kind === 'metadata' ? 'application/fhir+json, application/json' : 'application/json',
      },
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = response.status === 200 ? await readBounded(response, LIMIT) : ''
    if (response.status !== 200) return { kind, url, problem: `it returned ${response.status}` }
    if (text === undefined) return { kind, url, problem: 'it is larger than 10 MB' }
    const body = parseObject(text)
    return body ? { kind, url, body } : { kind, url, problem: 'it is not a JSON object' }
  } catch (error) {
    return { kind, url, problem: describeFailure(error, timeoutMs) }
  }
}

/** Parses a JSON object; returns `undefined` for anything else. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined
  } catch {
    return undefined
  }
}

function describeFailure(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `it did not arrive within ${timeoutMs / 1000} seconds`
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return `it is unreachable (${cause instanceof Error ? cause.message || cause.name : String(cause)})`
}
