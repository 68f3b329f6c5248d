import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { allOf, redeemsOnce, usesOnlyValidTokens } from '../../expectations/index.ts'

const TOKENS = { missing: undefined, empty: '', number: 4711, object: { token: 'x' } }

export const accessTokenMalformed = defineFault({
  name: 'access-token-malformed',
  title: 'No usable access_token',
  kind: 'must-reject',
  catalogueIds: ['F-106'],
  spec: rfc(6749, '5.1'),
  description: 'The access_token of the token response is missing, empty, a number or an object.',
  requirement: 'Show an error; never send "Bearer undefined" or similar.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z
        .enum(['missing', 'empty', 'number', 'object'])
        .default('missing')
        .describe('The value of access_token.'),
    }),
  points: { 'token.response': (response, { params }) => ({ ...response, access_token: TOKENS[params.is] }) },
  expects: allOf(usesOnlyValidTokens(), redeemsOnce()),
})
