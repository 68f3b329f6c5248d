import { FhirError } from '../model/fhir-error.ts'
import type { Entry } from '../store/entry.ts'
import { isLive } from '../store/entry.ts'
import type { Call } from './call.ts'

/** Checks `If-Match` and `If-None-Match: *` of a write; throws FhirError 412 (R4 §3.1.0.5). */
export function checkPreconditions({ request }: Call, entry: Entry | undefined): void {
  const match = request.header('if-match')
  if (match !== undefined) {
    const tags = match.split(',').map((tag) => tag.trim().replace(/^W\/|"/g, ''))
    if (!isLive(entry) || !(tags.includes('*') || tags.includes(String(entry.version)))) {
      const now = isLive(entry)
        ? `the current version is W/"${entry.version}"`
        : 'there is no current version'
      throw new FhirError(412, 'conflict', `If-Match ${match.slice(0, 80)}: ${now}`)
    }
  }
  if (request.header('if-none-match')?.trim() === '*' && isLive(entry)) {
    throw new FhirError(412, 'conflict', `If-None-Match *: ${entry.type}/${entry.id} exists`)
  }
}
