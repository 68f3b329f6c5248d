import { exportKickOff } from './bulk/export.ts'
import { everything, hasEverything } from './interactions/everything.ts'
import { findDocumentReferences } from './interactions/find-document-references.ts'
import { findLastObservations } from './interactions/find-last-observations.ts'
import type { Handler } from './interactions/interaction-context.ts'
import { validate } from './interactions/validate.ts'
import { FhirError } from './model/fhir-error.ts'

/** Handles `$name` at system, type or instance level. */
export const handleOperation: Handler = (call) => {
  const name = call.route.detail ?? ''
  if (name === '$everything' && hasEverything(call.type, call.id)) return everything(call)
  if (name === '$export') return exportKickOff(call)
  if (name === '$validate') return validate(call)
  if (name === '$docref' && call.type === 'DocumentReference') return findDocumentReferences(call)
  if (name === '$lastn' && call.type === 'Observation' && !call.id) return findLastObservations(call)
  throw new FhirError(404, 'not-supported', `Operation ${name.slice(0, 64)} is not supported`)
}
