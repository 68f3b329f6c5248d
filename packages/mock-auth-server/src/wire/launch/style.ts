import { createJsonReply } from '../../core/http/reply.ts'
import { getStyleName } from '../../core/oauth/find-style-url.ts'
import type { Endpoint } from '../shared/endpoint.ts'

/** The endpoint that `smart_style_url` names (S-083). */
export const styleEndpoint: Endpoint = {
  name: 'style',
  path: '/auth/style/',
  methods: ['GET'],
  cors: 'any',
  errors: 'oauth',
  step: 'style',
  async handle({ rest, options: { style } }) {
    if (style && rest === getStyleName(style)) {
      return createJsonReply(200, style, [['Cache-Control', 'public, max-age=31536000, immutable']])
    }
    return createJsonReply(404, {
      error: 'not_found',
      error_description: 'The style does not exist or has expired',
    })
  },
}
