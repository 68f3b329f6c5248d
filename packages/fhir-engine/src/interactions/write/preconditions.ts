import { FhirError } from '../../model/fhir-error.ts'
import type { StoredVersion } from '../../store/stored-version.ts'
import { isLiveVersion } from '../../store/stored-version.ts'
import type { InteractionContext } from '../interaction-context.ts'

/** Checks `If-Match` and `If-None-Match: *` of a write; throws FhirError 412 (R4 §3.1.0.5). */
export function checkPreconditions({ request }: InteractionContext, entry: StoredVersion | undefined): void {
  const match = request.header('if-match')
  if (match !== undefined) {
    const tags = match.split(',').map((tag) => tag.trim().replace(/^W\/|"/g, ''))
    if (!isLiveVersion(entry) || !(tags.includes('*') || tags.includes(entry.version))) {
      const now = isLiveVersion(entry)
        ? `the current version is W/"${entry.version}"`
        : 'no current version exists'
      throw new FhirError(412, 'conflict', `If-Match ${match.slice(0, 80)}: ${now}`)
    }
  }
  if (request.header('if-none-match')?.trim() === '*' && isLiveVersion(entry)) {
    throw new FhirError(412, 'conflict', `If-None-Match *: ${entry.type}/${entry.id} exists`)
  }
}
