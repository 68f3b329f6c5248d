import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { anyOf, dropsSession, showsError } from '../../expectations/index.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'

const ERRORS = {
  '401': ['invalid_token', 'The bearer token of the caller is not active'],
  '403': ['insufficient_scope', 'The caller may not introspect this token'],
  '500': ['server_error', 'The token store cannot be reached'],
} as const

export const introspectionDenied = defineFault({
  name: 'introspection-denied',
  title: 'Introspection that is not "active"',
  kind: 'must-recover',
  catalogueIds: ['F-291'],
  spec: rfc(7662, '2.3'),
  description:
    'An active token is introspected as `active: false`, or the introspection endpoint returns 401, 403 or 500.',
  requirement: "Deny access to the token's holder, and say so; an error never counts as active.",
  steps: ['introspect'],
  params: () =>
    z.strictObject({
      as: z.enum(['inactive', '401', '403', '500']).default('inactive').describe('What the server returns.'),
    }),
  points: {
    arrival: (reply, { params }) => {
      if (params.as === 'inactive') return reply
      const [error, description] = ERRORS[params.as]
      const challenge = params.as === '500' ? [] : [['WWW-Authenticate', `Bearer error="${error}"`] as const]
      return createOAuthErrorReply(Number(params.as), error, description, challenge)
    },
    'introspection.response': (response, { params }) =>
      params.as === 'inactive' ? { active: false } : response,
  },
  prerequisites: ['introspection'],
  times: 20,
  expects: anyOf(dropsSession(), showsError()),
})
