import type { Endpoint } from '../shared/endpoint.ts'
import { fhirEndpoint } from './fhir.ts'
import type { LoadedFhir } from './loaded-fhir.ts'

const rest = 'metadata'

/** The CapabilityStatement of the FHIR API: without a token, and for pages of any origin (S-029, S-130). */
export const metadataEndpoint: Endpoint<LoadedFhir> = {
  name: 'metadata',
  path: '/fhir/metadata',
  methods: ['GET'],
  cors: 'any',
  errors: 'fhir',
  step: 'metadata',
  prepare: (context) => fhirEndpoint.prepare({ ...context, rest }),
  handle: (context) => fhirEndpoint.handle({ ...context, rest }),
}
