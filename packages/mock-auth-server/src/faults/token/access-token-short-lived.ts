import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { anyOf, reauthorizes, refreshesOnce, usesOnlyValidTokens } from '../../expectations/index.ts'

export const accessTokenShortLived = defineFault({
  name: 'access-token-short-lived',
  title: 'Token for a few seconds',
  kind: 'must-tolerate',
  catalogueIds: ['F-113'],
  spec: appLaunch('refresh-access-token'),
  description: 'The access token expires after a few seconds, as expires_in says.',
  requirement:
    'Refresh before it expires or when the FHIR API returns 401; without a refresh token, start a new authorization.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({ seconds: z.int().min(1).max(60).default(5).describe('Lifetime in seconds.') }),
  points: { options: (options, { params }) => ({ ...options, accessTokenLifetimeS: params.seconds }) },
  expects: anyOf(refreshesOnce(), reauthorizes(), usesOnlyValidTokens()),
})
