import { exportJob } from './bulk/export.ts'
import { handleOperation } from './handle-operation.ts'
import { batch } from './interactions/batch/batch.ts'
import { buildCapabilityStatement } from './interactions/capabilities/build-capability-statement.ts'
import { buildTerminologyCapabilities } from './interactions/capabilities/build-terminology-capabilities.ts'
import { readCapabilities } from './interactions/capabilities/capabilities.ts'
import type { Handler } from './interactions/interaction-context.ts'
import { historyInstance, historySystem, historyType } from './interactions/read/history.ts'
import { read, vread } from './interactions/read/read.ts'
import { searchCompartment, searchSystem, searchType } from './interactions/search/search.ts'
import { create } from './interactions/write/create.ts'
import { conditionalDelete, deleteResource } from './interactions/write/delete-resource.ts'
import { conditionalPatch, patch } from './interactions/write/patch.ts'
import { conditionalUpdate, update } from './interactions/write/update.ts'
import type { FhirInteraction } from './model/classify-fhir.ts'

const capabilities: Handler = ({ request }) => ({
  status: 200,
  headers: [],
  body: readCapabilities(request, () => buildCapabilityStatement(request.base), buildTerminologyCapabilities),
})

/** The handler of each interaction. */
export const handlers: Partial<Record<FhirInteraction, Handler>> = {
  capabilities,
  read,
  vread,
  'history-instance': historyInstance,
  'history-type': historyType,
  'history-system': historySystem,
  create,
  update,
  patch,
  delete: deleteResource,
  'conditional-update': conditionalUpdate,
  'conditional-patch': conditionalPatch,
  'conditional-delete': conditionalDelete,
  batch,
  operation: handleOperation,
  'bulk-status': exportJob,
  'bulk-file': exportJob,
  'search-type': searchType,
  'search-system': searchSystem,
  'search-compartment': searchCompartment,
}
