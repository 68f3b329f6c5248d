import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { stopsUsingExpiredToken } from '../../expectations/index.ts'

export const expiredTokenAccepted = defineFault({
  name: 'expired-token-accepted',
  title: 'Expired token still accepted',
  kind: 'must-reject',
  catalogueIds: ['F-275'],
  spec: appLaunch('obtain-access-token'),
  description:
    'The token response says that the token lives for one second (or the time set); the FHIR API accepts it much longer.',
  requirement:
    'Do not use the token after expires_in has passed: refresh, or ask the user to authorize again.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      expiresInS: z.int().min(1).max(60).default(1).describe('The expires_in that is sent, in seconds.'),
    }),
  points: {
    'token.response': (response, { params }) => ({ ...response, expires_in: params.expiresInS }),
  },
  expects: stopsUsingExpiredToken(),
})
