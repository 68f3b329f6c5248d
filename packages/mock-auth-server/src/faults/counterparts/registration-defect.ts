import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { createOAuthErrorReply } from '../token/create-oauth-error-reply.ts'
import { COUNTERPART } from './counterpart.ts'
import { without } from './without.ts'

const REMOVED: Readonly<Record<string, string>> = {
  'client-id-missing': 'client_id',
  'secret-expiry-missing': 'client_secret_expires_at',
}
const REFUSED: Readonly<Record<string, string>> = { 'refuses-jwks': 'jwks', 'refuses-jwks-uri': 'jwks_uri' }

export const registrationDefect = defineFault({
  ...COUNTERPART,
  name: 'registration-defect',
  title: 'Dynamic registration with a defect',
  catalogueIds: ['S-034', 'S-035', 'S-036'],
  spec: rfc(7591, '3.2'),
  description:
    'The response to a registration lacks client_id or client_secret_expires_at, or registrations with jwks or jwks_uri are refused.',
  steps: ['register'],
  params: () =>
    z.strictObject({
      defect: z
        .enum(['client-id-missing', 'secret-expiry-missing', 'refuses-jwks', 'refuses-jwks-uri'])
        .default('client-id-missing')
        .describe('What is wrong.'),
    }),
  points: {
    arrival: (reply, { params: { defect }, request: { body, method } }) => {
      const member = REFUSED[defect]
      if (method !== 'POST' || member === undefined || !body.includes(`"${member}"`)) return reply
      return createOAuthErrorReply(400, 'invalid_client_metadata', `${member} is not supported`)
    },
    'registration.response': (response, { params: { defect } }) => {
      const member = REMOVED[defect]
      return member === undefined ? response : without(response, member)
    },
  },
})
