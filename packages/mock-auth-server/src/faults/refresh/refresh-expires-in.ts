import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { refreshesAtMost } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

const EXPIRES_IN = { absent: undefined, zero: 0, huge: 1e12 } as const

export const refreshExpiresIn = defineFault({
  name: 'refresh-expires-in',
  title: 'Odd expires_in after a refresh',
  kind: 'must-reject',
  catalogueIds: ['F-216'],
  spec: appLaunch('refresh-access-token'),
  description:
    'The expires_in in the response to a refresh is missing, 0, or longer than any timer can hold.',
  requirement: 'Use the token until the FHIR API rejects it; never refresh in a loop.',
  ...REFRESH,
  params: () =>
    z.strictObject({
      is: z.enum(['absent', 'zero', 'huge']).default('zero').describe('The value of expires_in.'),
    }),
  points: {
    'token.response': (response, { params }): JsonObject => ({
      ...response,
      expires_in: EXPIRES_IN[params.is],
    }),
  },
  prerequisites: ['refresh'],
  expects: refreshesAtMost(3),
})
