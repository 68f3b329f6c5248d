import { jsonReply } from '../../core/http/reply.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { smartConfiguration } from './discovery-document.ts'
import { publishedFacts } from './published-facts.ts'

/** S-001 to S-023. */
export const smartConfigurationEndpoint: Endpoint = {
  name: 'smart-configuration',
  path: '/fhir/.well-known/smart-configuration',
  methods: ['GET'],
  cors: 'any',
  errors: 'oauth',
  step: () => 'discovery',
  async peek({ tenant, note }) {
    note({ fhirBase: tenant.fhirBase })
    return undefined
  },
  async handle({ tenant, options, pass, note }) {
    const document = pass('discovery.document', smartConfiguration(tenant, options))
    note(publishedFacts(document))
    if (Array.isArray(document.capabilities)) note({ capabilities: document.capabilities.join(' ') })
    return jsonReply(200, document, [['Cache-Control', 'no-store']])
  },
}
