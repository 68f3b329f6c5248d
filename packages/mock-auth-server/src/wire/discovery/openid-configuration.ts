import { createJsonReply } from '../../core/http/reply.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { collectPublishedFacts } from './collect-published-facts.ts'
import { buildOpenIdConfiguration } from './discovery-document.ts'

/** The endpoint of `.well-known/openid-configuration` (S-026). */
export const openidConfigurationEndpoint: Endpoint = {
  name: 'openid-configuration',
  path: '/auth/.well-known/openid-configuration',
  methods: ['GET'],
  cors: 'any',
  errors: 'oauth',
  step: 'openid-configuration',
  prepare({ tenant, note }) {
    note({ fhirBase: tenant.fhirBase })
    return { loaded: undefined }
  },
  async handle(context) {
    const { pass, note } = context
    const document = pass('openid-configuration.document', buildOpenIdConfiguration(context))
    note(collectPublishedFacts(document))
    return createJsonReply(200, document, [['Cache-Control', 'no-store']])
  },
}
