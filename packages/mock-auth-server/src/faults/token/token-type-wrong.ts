import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { REFUSES_RESPONSE } from './refuses-response.ts'

export const tokenTypeWrong = defineFault({
  name: 'token-type-wrong',
  title: 'Wrong token_type',
  kind: 'must-reject',
  catalogueIds: ['F-107', 'F-109'],
  spec: rfc(6749, '7.1'),
  description: 'The token_type is missing, or is one that is not Bearer.',
  requirement: 'Do not use a token of a type that is not understood.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z.enum(['missing', 'mac', 'DPoP', 'N_A']).default('missing').describe('The value of token_type.'),
    }),
  points: {
    'token.response': (response, { params }) => ({
      ...response,
      token_type: params.is === 'missing' ? undefined : params.is,
    }),
  },
  expects: REFUSES_RESPONSE,
})
