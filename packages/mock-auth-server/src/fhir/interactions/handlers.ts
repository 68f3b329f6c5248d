import { exportJob } from '../bulk/export.ts'
import type { Interaction } from '../classify-fhir.ts'
import { batch } from './batch.ts'
import type { Handler } from './call.ts'
import { capabilityStatement } from './capability-statement.ts'
import { create } from './create.ts'
import { historyInstance, historySystem, historyType } from './history.ts'
import { operation } from './operation.ts'
import { conditionalPatch, patch } from './patch.ts'
import { read, vread } from './read.ts'
import { conditionalDelete, remove } from './remove.ts'
import { searchCompartment, searchSystem, searchType } from './search.ts'
import { conditionalUpdate, update } from './update.ts'

const capabilities: Handler = ({ request, capabilities: options }) => ({
  status: 200,
  headers: [],
  body: capabilityStatement(request.base, options),
})

/** The handler of each interaction. */
export const handlers: Partial<Record<Interaction, Handler>> = {
  capabilities,
  read,
  vread,
  'history-instance': historyInstance,
  'history-type': historyType,
  'history-system': historySystem,
  create,
  update,
  patch,
  delete: remove,
  'conditional-update': conditionalUpdate,
  'conditional-patch': conditionalPatch,
  'conditional-delete': conditionalDelete,
  batch,
  operation,
  'bulk-status': exportJob,
  'bulk-file': exportJob,
  'search-type': searchType,
  'search-system': searchSystem,
  'search-compartment': searchCompartment,
}
