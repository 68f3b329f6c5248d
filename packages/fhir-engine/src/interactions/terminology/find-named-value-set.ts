import { FhirError } from '../../model/fhir-error.ts'
import type { PlainObject } from '../../model/resource.ts'
import { isLiveVersion } from '../../store/stored-version.ts'
import { findValueSet } from '../../terminology/find-definitions.ts'
import type { TerminologyContext } from '../../terminology/terminology-context.ts'
import { validateResource } from '../../validation/validate-resource.ts'
import type { InteractionContext } from '../interaction-context.ts'
import type { OperationInput } from '../operations/operation-input.ts'
import { requireVisibleVersion } from '../require-scope.ts'

/** Parameters that name a value set. */
export const VALUE_SET_PARAMETERS = ['url', 'valueSetVersion', 'valueSet']

/**
 * Returns the ValueSet of an operation: that of the URL, the one in `valueSet`, or the one that `url` names.
 * Throws FhirError 404 when it is unknown, 400 when none is named.
 */
export function findNamedValueSet(
  call: InteractionContext,
  input: OperationInput,
  context: TerminologyContext,
): PlainObject {
  if (call.id) {
    const entry = requireVisibleVersion(call, 'ValueSet', call.id, 'rs')
    if (isLiveVersion(entry)) return entry.resource
    throw new FhirError(410, 'deleted', `ValueSet/${call.id} was deleted`)
  }
  const given = input.object('valueSet')
  if (given) {
    if (given.resourceType !== 'ValueSet') throw new FhirError(400, 'invalid', 'valueSet must be a ValueSet')
    const issues = validateResource(given)
    if (issues.length > 0) throw FhirError.of(422, issues)
    return given
  }
  const url = input.text('url')
  if (url === undefined) {
    throw new FhirError(400, 'required', `${call.route.detail} requires an id, url or (in a body) valueSet`)
  }
  const version = input.text('valueSetVersion')
  const canonical = version === undefined ? url : `${url}|${version}`
  return findValueSet(canonical, context) ?? refuse(canonical)
}

function refuse(canonical: string): never {
  throw new FhirError(
    404,
    'not-found',
    `ValueSet ${canonical.slice(0, 200)} is unknown: it is neither stored here nor one of R4 whose codes this server has`,
  )
}
