import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { createHtmlReply, createJsonReply, type Reply } from '../../core/http/reply.ts'
import { allOf, completesFlow, keepsIdentity } from '../../expectations/index.ts'

type Answer = 'not-found' | 'server-error' | 'html' | 'bad-json'

export const openidConfigurationBroken = defineFault({
  name: 'openid-configuration-broken',
  title: 'No usable openid-configuration',
  kind: 'must-tolerate',
  catalogueIds: ['F-191'],
  spec: conformance('metadata'),
  description:
    'The server returns 404 or 500 for the openid-configuration, or 200 with an HTML page or broken JSON.',
  requirement:
    'Take issuer and jwks_uri from smart-configuration, or continue without knowing the user; the authorization flow does not depend on it.',
  steps: ['openid-configuration'],
  params: () =>
    z.strictObject({
      answer: z
        .enum(['not-found', 'server-error', 'html', 'bad-json'])
        .default('not-found')
        .describe('What the server returns.'),
    }),
  points: { arrival: (_, { params }) => answered(params.answer) },
  expects: allOf(completesFlow(), keepsIdentity()),
})

function answered(answer: Answer): Reply {
  switch (answer) {
    case 'not-found':
      return createJsonReply(404, { error: 'not_found' })
    case 'server-error':
      return createJsonReply(500, { error: 'server_error' })
    case 'html':
      return createHtmlReply(200, '<html><body><h1>Sign in</h1></body></html>')
    case 'bad-json':
      return { ...createJsonReply(200, {}), body: '{"issuer":"' }
  }
}
