import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const accessTokenOdd = defineFault({
  name: 'access-token-odd',
  title: 'Long access token, or one with unusual characters',
  kind: 'must-tolerate',
  catalogueIds: ['F-138'],
  spec: rfc(6750, '2.1'),
  description:
    'The access token has 7,000 characters, or contains every character that a bearer token may have.',
  requirement: 'Send it exactly as received.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z.enum(['long', 'punctuated']).default('long').describe('The form of the access token.'),
    }),
  points: {
    'token.accessToken': (token, { params }) =>
      params.is === 'long' ? `${'x'.repeat(7000)}.${token}` : `~+/-_.${token}==`,
  },
  expects: completesFlow(),
})
