import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { backendServices } from '../../core/declare/spec.ts'
import { allOf, completesFlow, refreshesAtMost, stopsUsingExpiredToken } from '../../expectations/index.ts'
import { BACKEND } from './backend-grant.ts'

export const backendTokenShortLived = defineFault({
  name: 'backend-token-short-lived',
  title: 'Backend token for a few seconds',
  kind: 'must-tolerate',
  catalogueIds: ['F-231'],
  spec: backendServices('obtain-access-token'),
  description:
    'The access token of a backend service lives from a few seconds to five minutes, as expires_in says.',
  requirement:
    'Request a new token with a new assertion when the old one expires; there is no refresh token.',
  ...BACKEND,
  params: () =>
    z.strictObject({ seconds: z.int().min(5).max(299).default(5).describe('Lifetime of the token.') }),
  points: {
    options: (options, { params }) => ({ ...options, backendTokenLifetimeS: params.seconds }),
  },
  expects: allOf(completesFlow(), stopsUsingExpiredToken(), refreshesAtMost(0)),
})
