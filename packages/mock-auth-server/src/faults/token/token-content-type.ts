import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { withHeader } from '../../core/http/reply.ts'
import { allOf, anyOf, completesFlow, redeemsOnce, usesOnlyValidTokens } from '../../expectations/index.ts'

export const tokenContentType = defineFault({
  name: 'token-content-type',
  title: 'Token response with another content type',
  kind: 'must-tolerate',
  catalogueIds: ['F-104'],
  spec: rfc(6749, '5.1'),
  description:
    'The token response is valid JSON, but its content type is text/plain, text/html, application/fhir+json, or missing.',
  requirement: 'Read it as JSON anyway, or show an error; nothing in between.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      type: z
        .enum(['text/plain', 'text/html', 'application/fhir+json', 'none'])
        .default('text/plain')
        .describe('The content type.'),
    }),
  points: {
    reply: (reply, { params }) =>
      withHeader(reply, 'Content-Type', params.type === 'none' ? undefined : params.type),
  },
  expects: anyOf(completesFlow(), allOf(redeemsOnce(), usesOnlyValidTokens())),
})
