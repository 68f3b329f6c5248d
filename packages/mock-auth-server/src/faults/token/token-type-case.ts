import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const tokenTypeCase = defineFault({
  name: 'token-type-case',
  title: 'Bearer in different case',
  kind: 'must-tolerate',
  catalogueIds: ['F-108'],
  spec: rfc(6749, '5.1'),
  description: 'The token_type is bearer, BEARER or bEARER.',
  requirement: 'Compare it case-insensitively, and still send Bearer.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z.enum(['bearer', 'BEARER', 'bEARER']).default('bearer').describe('The notation used.'),
    }),
  points: { 'token.response': (response, { params }) => ({ ...response, token_type: params.is }) },
  expects: completesFlow(),
})
