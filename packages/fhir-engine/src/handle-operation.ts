import { exportKickOff } from './bulk/export.ts'
import type { Handler } from './interactions/interaction-context.ts'
import { everything } from './interactions/operations/everything.ts'
import { findDocumentReferences } from './interactions/operations/find-document-references.ts'
import { findLastObservations } from './interactions/operations/find-last-observations.ts'
import { validate } from './interactions/operations/validate.ts'
import { expand } from './interactions/terminology/expand.ts'
import { findCodeDetails } from './interactions/terminology/find-code-details.ts'
import { validateCodeInSet, validateCodeInSystem } from './interactions/terminology/validate-code.ts'
import { FhirError } from './model/fhir-error.ts'

/** Operations of one type, as `Type/$name` and `Type/id/$name`. */
const OPERATIONS: ReadonlyMap<string, Handler> = new Map([
  ['CodeSystem/$lookup', findCodeDetails],
  ['CodeSystem/$validate-code', validateCodeInSystem],
  ['CodeSystem/id/$validate-code', validateCodeInSystem],
  ['DocumentReference/$docref', findDocumentReferences],
  ['Encounter/id/$everything', everything],
  ['Group/id/$everything', everything],
  ['Observation/$lastn', findLastObservations],
  ['Patient/$everything', everything],
  ['Patient/id/$everything', everything],
  ['ValueSet/$expand', expand],
  ['ValueSet/id/$expand', expand],
  ['ValueSet/$validate-code', validateCodeInSet],
  ['ValueSet/id/$validate-code', validateCodeInSet],
])

const METHODS = new Set(['GET', 'HEAD', 'POST'])

/** Handles `$name` at system, type or instance level. */
export const handleOperation: Handler = (call) => {
  const name = call.route.detail ?? ''
  if (name === '$export') return exportKickOff(call)
  if (name === '$validate') return validate(call)
  const handler = OPERATIONS.get(`${call.type}/${call.id && 'id/'}${name}`)
  if (!handler)
    throw new FhirError(404, 'not-supported', `Operation ${name.slice(0, 64)} is not supported here`)
  if (METHODS.has(call.request.method)) return handler(call)
  throw new FhirError(405, 'not-supported', `${name} requires GET or POST`, [['Allow', 'GET, POST']])
}
