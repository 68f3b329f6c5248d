import { jsonReply } from '../../core/http/reply.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { openidConfiguration } from './discovery-document.ts'
import { publishedFacts } from './published-facts.ts'

/** S-026. */
export const openidConfigurationEndpoint: Endpoint = {
  name: 'openid-configuration',
  path: '/auth/.well-known/openid-configuration',
  methods: ['GET'],
  cors: 'any',
  errors: 'oauth',
  step: () => 'openid-configuration',
  async peek({ tenant, note }) {
    note({ fhirBase: tenant.fhirBase })
    return undefined
  },
  async handle({ tenant, options, pass, note }) {
    const document = pass('openid-configuration.document', openidConfiguration(tenant, options))
    note(publishedFacts(document))
    return jsonReply(200, document, [['Cache-Control', 'no-store']])
  },
}
