import { createJsonReply } from '../../core/http/reply.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { collectPublishedFacts } from './collect-published-facts.ts'
import { buildSmartConfiguration } from './discovery-document.ts'

/** The endpoint of `.well-known/smart-configuration` (S-001 to S-023). */
export const smartConfigurationEndpoint: Endpoint = {
  name: 'smart-configuration',
  path: '/fhir/.well-known/smart-configuration',
  methods: ['GET'],
  cors: 'any',
  errors: 'oauth',
  step: 'discovery',
  prepare({ tenant, note }) {
    note({ fhirBase: tenant.fhirBase })
    return { loaded: undefined }
  },
  async handle(context) {
    const { pass, note } = context
    const document = pass('discovery.document', buildSmartConfiguration(context))
    note(collectPublishedFacts(document))
    if (Array.isArray(document.capabilities)) note({ capabilities: document.capabilities.join(' ') })
    return createJsonReply(200, document, [['Cache-Control', 'no-store']])
  },
}
