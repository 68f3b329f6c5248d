import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { doesNotTrustUser } from '../../expectations/index.ts'

const BODIES = {
  html: '<html><body><h1>Welcome</h1></body></html>',
  'bad-json': '{"keys":[{"kty":"RSA",',
  'no-keys': '{"keys":[]}',
  'keys-no-array': '{"keys":{"kty":"RSA"}}',
} as const

export const jwksUnreadable = defineFault({
  name: 'jwks-unreadable',
  title: 'JWKS without a usable key',
  kind: 'must-reject',
  catalogueIds: ['F-196'],
  spec: rfc(7517, '5'),
  description: 'The JWKS is an HTML page, is broken JSON, has no keys, or its keys member is not an array.',
  requirement: 'Without a key the id_token cannot be verified: do not trust it.',
  steps: ['jwks'],
  params: () =>
    z.strictObject({
      body: z
        .enum(['html', 'bad-json', 'no-keys', 'keys-no-array'])
        .default('no-keys')
        .describe('What is returned instead.'),
    }),
  points: {
    reply: (reply, { params }) => ({
      ...reply,
      headers: reply.headers.map(
        ([name, value]): HeaderPair => [
          name,
          params.body === 'html' && /^content-type$/i.test(name) ? 'text/html; charset=utf-8' : value,
        ],
      ),
      body: BODIES[params.body],
    }),
  },
  prerequisites: ['openid'],
  expects: doesNotTrustUser(),
})
