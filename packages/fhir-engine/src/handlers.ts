import { exportJob } from './bulk/export.ts'
import { handleOperation } from './handle-operation.ts'
import { batch } from './interactions/batch.ts'
import { buildCapabilityStatement } from './interactions/build-capability-statement.ts'
import { buildTerminologyCapabilities } from './interactions/build-terminology-capabilities.ts'
import { readCapabilities } from './interactions/capabilities.ts'
import { create } from './interactions/create.ts'
import { conditionalDelete, deleteResource } from './interactions/delete-resource.ts'
import { historyInstance, historySystem, historyType } from './interactions/history.ts'
import type { Handler } from './interactions/interaction-context.ts'
import { conditionalPatch, patch } from './interactions/patch.ts'
import { read, vread } from './interactions/read.ts'
import { searchCompartment, searchSystem, searchType } from './interactions/search.ts'
import { conditionalUpdate, update } from './interactions/update.ts'
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
