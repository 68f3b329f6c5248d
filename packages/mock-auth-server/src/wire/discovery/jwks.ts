import { createJsonReply } from '../../core/http/reply.ts'
import type { Endpoint } from '../shared/endpoint.ts'

/** The endpoint of the JWKS (S-111, S-116). */
export const jwksEndpoint: Endpoint = {
  name: 'jwks',
  path: '/auth/jwks',
  methods: ['GET'],
  cors: 'any',
  errors: 'oauth',
  step: 'jwks',
  prepare({ tenant, note }) {
    note({ fhirBase: tenant.fhirBase })
    return { loaded: undefined }
  },
  async handle({ tenant, pass }) {
    const document = pass('jwks.document', { keys: tenant.keys.jwks() as never })
    return createJsonReply(200, document, [['Cache-Control', 'no-store']])
  },
}
