import { isResourceType } from '../../definitions/search-parameters.ts'
import type { BundlePart } from '../../interactions/batch/parse-bundle-entry.ts'
import { requireScope } from '../../interactions/require-scope.ts'
import { isConditional } from '../../interactions/write/criteria.ts'
import { classifyFhir } from '../../model/classify-fhir.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { Resource } from '../../model/resource.ts'
import { collectReferences } from '../access/collect-references.ts'
import type { UpstreamContext } from '../upstream-context.ts'
import { checkVersionConditions, fetchPresent } from './write.ts'

/** An entry of a transaction with its target; `id` is empty for a create. */
export interface Target {
  readonly part: BundlePart
  readonly type: string
  readonly id: string
  /** The version that is stored; `current` is absent when it is hidden. */
  readonly present?: Resource | undefined
  readonly current?: Resource | undefined
}

/**
 * Returns an entry, before the upstream is asked about it; throws FhirError for one that this server cannot
 * perform or that no scope permits.
 */
export function requirePossiblePart(call: UpstreamContext, part: BundlePart): BundlePart {
  const { request, index, content } = part
  const { interaction, type = '', id = '' } = classifyFhir(request.method, request.path)
  const refuse = (why: string) => {
    throw new FhirError(400, 'not-supported', `Bundle.entry[${index}]: ${why} with an upstream`)
  }
  if (!['create', 'update', 'patch', 'delete'].includes(interaction)) {
    refuse('a transaction can only create, update, patch and delete by id')
  }
  if (request.header('if-none-exist') !== undefined) refuse('ifNoneExist is not supported')
  if ([...collectReferences([content as Resource])].some(isConditional))
    refuse('conditional references are not supported')
  if (!isResourceType(type)) refuse('the resource type does not exist')
  const isValidId = /^[A-Za-z0-9\-.]{1,64}$/.test(id) && !/^\.+$/.test(id)
  if (interaction !== 'create' && !isValidId) refuse('the id is not valid')
  requireScope(call.sight, type, interaction === 'create' ? 'c' : interaction === 'delete' ? 'd' : 'u')
  return part
}

/** Returns the target of an entry with its present version; throws FhirError 412 when its conditions fail. */
export async function loadTarget(call: UpstreamContext, part: BundlePart): Promise<Target> {
  const { request } = part
  const { interaction, type = '', id = '' } = classifyFhir(request.method, request.path)
  if (interaction === 'create') return { part, type, id: '' }
  const { present, current } = await fetchPresent(call, type, id)
  checkVersionConditions({ ...call, request, type, id }, current)
  return { part, type, id, present, current }
}
