import { createJsonReply } from '../../core/http/reply.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { buildAuthorizationServerMetadata } from './discovery-document.ts'

/**
 * The endpoint of RFC 8414 metadata (S-028), at the issuer; the listener also maps the form with the inserted
 * path here.
 */
export const authorizationServerMetadataEndpoint: Endpoint = {
  name: 'authorization-server-metadata',
  path: '/auth/.well-known/oauth-authorization-server',
  methods: ['GET'],
  cors: 'any',
  errors: 'oauth',
  step: 'openid-configuration',
  async handle(context) {
    const document = context.pass('openid-configuration.document', buildAuthorizationServerMetadata(context))
    return createJsonReply(200, document, [['Cache-Control', 'no-store']])
  },
}
