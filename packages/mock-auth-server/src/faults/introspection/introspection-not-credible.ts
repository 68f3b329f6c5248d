import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { anyOf, dropsSession, showsError } from '../../expectations/index.ts'
import { replaceReply } from '../replies/replace-reply.ts'

const PAGE = '<!doctype html><html><body><h1>200 OK</h1><p>"active": true</p></body></html>'

export const introspectionNotCredible = defineFault({
  name: 'introspection-not-credible',
  title: 'Introspection response that must not be trusted',
  kind: 'must-reject',
  catalogueIds: ['F-292'],
  spec: rfc(7662, '2.2'),
  description:
    'The introspection response has `active` as the string "true", is an HTML page, or says that the token belongs to another client.',
  requirement:
    'Treat a token as active only if the response is JSON with `active: true` for the expected client; otherwise deny access, and say so.',
  steps: ['introspect'],
  params: () =>
    z.strictObject({
      is: z
        .enum(['active-string', 'html', 'other-client'])
        .default('active-string')
        .describe('What is wrong with the response.'),
    }),
  points: {
    'introspection.response': (response, { params }) => {
      if (params.is === 'active-string') return { ...response, active: 'true' }
      return params.is === 'other-client' ? { ...response, client_id: 'another-client' } : response
    },
    reply: (reply, { params }) =>
      params.is === 'html' && reply.status === 200
        ? replaceReply(reply, {
            status: 200,
            headers: [['Content-Type', 'text/html; charset=utf-8']],
            body: PAGE,
          })
        : reply,
  },
  prerequisites: ['introspection'],
  expects: anyOf(dropsSession(), showsError()),
})
