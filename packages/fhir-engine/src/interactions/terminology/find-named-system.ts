import { FhirError } from '../../model/fhir-error.ts'
import { isLiveVersion } from '../../store/stored-version.ts'
import type { CodeSystem } from '../../terminology/code-system.ts'
import { findCodeSystem, getCodeSystem } from '../../terminology/find-definitions.ts'
import type { TerminologyContext } from '../../terminology/terminology-context.ts'
import type { InteractionContext } from '../interaction-context.ts'
import { requireVisibleVersion } from '../require-scope.ts'

/** Returns the code system of the URL, else the named one; throws FhirError 404 when it is unknown. */
export function findNamedSystem(
  call: InteractionContext,
  url: string | undefined,
  version: string | undefined,
  context: TerminologyContext,
): CodeSystem {
  if (call.id) {
    const entry = requireVisibleVersion(call, 'CodeSystem', call.id, 'rs')
    if (isLiveVersion(entry)) return getCodeSystem(entry)
    throw new FhirError(410, 'deleted', `CodeSystem/${call.id} was deleted`)
  }
  if (url === undefined) throw new FhirError(400, 'required', `${call.route.detail} requires a code system`)
  const canonical = version === undefined ? url : `${url}|${version}`
  const found = findCodeSystem(canonical, context)
  if (found) return found
  throw new FhirError(
    404,
    'not-found',
    `CodeSystem ${canonical.slice(0, 200)} is unknown: it is neither stored here nor one that R4 defines in full`,
  )
}

/** Creates the error for a code that a code system may have, of which not all is here. */
export function createFragmentError({ url }: CodeSystem, code: string): FhirError {
  return new FhirError(
    422,
    'not-supported',
    `Nothing is known about ${url}|${code.slice(0, 100)}: this server has only a part of the code system`,
  )
}
