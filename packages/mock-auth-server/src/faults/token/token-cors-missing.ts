import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { fetchStandard } from '../../core/declare/spec.ts'
import { withoutCorsHeaders } from '../../core/http/cors-headers.ts'
import type { Reply } from '../../core/http/reply.ts'
import { createOAuthErrorReply } from './create-oauth-error-reply.ts'
import { REFUSES_RESPONSE } from './refuses-response.ts'

export const tokenCorsMissing = defineFault({
  name: 'token-cors-missing',
  title: 'No CORS headers at the token endpoint',
  kind: 'must-reject',
  catalogueIds: ['F-146'],
  spec: fetchStandard('http-cors-protocol'),
  description: 'The token endpoint sends a response, or an error, to a page without CORS headers.',
  requirement: 'The browser withholds the response from the page: show an error, do not retry repeatedly.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      on: z.enum(['success', 'error']).default('success').describe('Which response has no CORS headers.'),
    }),
  points: { reply: (reply, { params }) => withoutCors(reply, params.on) },
  expects: REFUSES_RESPONSE,
})

function withoutCors(reply: Reply, on: 'success' | 'error'): Reply {
  const bare = withoutCorsHeaders(reply)
  if (bare.headers.length === reply.headers.length) return reply
  if (on === 'success') return bare
  return createOAuthErrorReply(400, 'invalid_grant', 'The code has expired or was used before')
}
