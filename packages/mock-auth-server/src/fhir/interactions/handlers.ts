import type { Interaction } from '../classify-fhir.ts'
import type { Handler } from './call.ts'
import { capabilityStatement } from './capability-statement.ts'
import { read, vread } from './read.ts'
import { searchCompartment, searchSystem, searchType } from './search.ts'

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
  'search-type': searchType,
  'search-system': searchSystem,
  'search-compartment': searchCompartment,
}
