import type { AppState, AppStateKey } from '../../model/app-state.ts'
import { buildWeakEtag } from '../fhir/etag.ts'
import { isFhirId } from '../fhir/reference.ts'
import { filterRecords, isRecord } from '../http/is-record.ts'
import { countBytes, MOST_BYTES } from './to-basic.ts'

type Json = Record<string, unknown>

const KEPT = new Set(['resourceType', 'id', 'meta', 'code', 'subject', 'extension'])

/**
 * Converts a Basic resource to app state; returns `undefined` if it is not of that code and subject, and so
 * must not be shown.
 *
 * @param etag of the answer that holds it alone.
 */
export function readState(resource: unknown, key: AppStateKey, etag?: string): AppState | undefined {
  if (!isRecord(resource) || resource.resourceType !== 'Basic' || !isFhirId(resource.id)) return undefined
  if (!isOf(resource, key)) return undefined
  const text = JSON.stringify(resource)
  const version = etag ?? buildWeakEtag(text)
  const bytes = countBytes(text)
  const locked = whyLocked(resource, bytes)
  return {
    id: resource.id,
    ...key,
    ...(version === undefined ? {} : { version }),
    values: bytes > MOST_BYTES ? [] : valuesOf(resource),
    bytes,
    ...(locked === undefined ? {} : { locked }),
  }
}

function isOf({ code, subject }: Json, key: AppStateKey): boolean {
  const codings = isRecord(code) ? filterRecords(code.coding) : []
  const reference = isRecord(subject) ? subject.reference : undefined
  return codings.some((each) => `${each.system}|${each.code}` === key.code) && reference === key.subject
}

function valuesOf({ extension }: Json) {
  return filterRecords(extension).flatMap(({ url, valueString }) =>
    typeof url === 'string' && typeof valueString === 'string' ? [{ url, value: valueString }] : [],
  )
}

/**
 * Returns the reason why a state cannot be changed: a change sends the whole state, so parts not shown here
 * would be lost.
 */
function whyLocked(resource: Json, bytes: number): string | undefined {
  if (bytes > MOST_BYTES)
    return `It has ${bytes} bytes, more than the 256 kB that an app may store, and is not shown.`
  const other = Object.keys(resource).find((name) => !KEPT.has(name))
  if (other !== undefined) return `It has ${JSON.stringify(other)}, which saving it from here would lose.`
  const { extension } = resource
  if (extension === undefined || (Array.isArray(extension) && extension.length === valuesOf(resource).length))
    return undefined
  return 'It has extensions with a value that is not valueString, which saving it from here would lose.'
}
