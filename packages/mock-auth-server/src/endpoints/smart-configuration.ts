import { jsonReply } from '../core/reply.ts'
import { smartConfiguration } from './discovery-document.ts'
import type { Endpoint } from './endpoint.ts'

/** S-001 to S-023. */
export const smartConfigurationEndpoint: Endpoint = {
  name: 'smart-configuration',
  path: '/fhir/.well-known/smart-configuration',
  methods: ['GET'],
  cors: 'any',
  errors: 'oauth',
  step: () => 'discovery',
  async handle({ tenant, options, pass }) {
    const document = pass('discovery.document', smartConfiguration(tenant, options))
    return jsonReply(200, document, [['Cache-Control', 'no-store']])
  },
}
