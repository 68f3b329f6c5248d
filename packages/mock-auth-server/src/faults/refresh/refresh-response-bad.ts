import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { anyOf, reauthorizes, showsError } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

type What = 'no-access-token' | 'malformed-access-token' | 'error-with-200'

export const refreshResponseBad = defineFault({
  name: 'refresh-response-bad',
  title: 'Refresh response without a usable token',
  kind: 'must-reject',
  catalogueIds: ['F-217'],
  spec: rfc(6749, '5.1'),
  description:
    'The server returns 200 for a refresh, without an access_token, with one that no header can carry, or with an error in the body.',
  requirement:
    'Treat it as a failed refresh: ask the user to authorize again, and do not use the old token after its expiry.',
  ...REFRESH,
  params: () =>
    z.strictObject({
      what: z
        .enum(['no-access-token', 'malformed-access-token', 'error-with-200'])
        .default('no-access-token')
        .describe('What is wrong.'),
    }),
  points: { 'token.response': (response, { params }) => bad(response, params.what) },
  prerequisites: ['refresh'],
  expects: anyOf(reauthorizes(), showsError()),
})

function bad({ access_token: _, ...rest }: JsonObject, what: What): JsonObject {
  if (what === 'no-access-token') return rest
  if (what === 'malformed-access-token') return { access_token: 'not a "token"', ...rest }
  return { error: 'invalid_grant', error_description: 'The refresh token is no longer valid' }
}
