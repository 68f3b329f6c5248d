import { z } from 'zod'
import {
  allOf,
  completesFlow,
  refreshesAtMost,
  stopsUsingExpiredToken,
} from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { backendServices } from '../../core/declare/spec.ts'
import { BACKEND } from './backend-grant.ts'

export const backendTokenShortLived = defineFault({
  name: 'backend-token-short-lived',
  title: 'Token for seconds',
  kind: 'must-tolerate',
  ids: ['F-231'],
  spec: backendServices('obtain-access-token'),
  wire: 'The access token of a backend service lives a few seconds, up to five minutes, as expires_in says.',
  client: 'Ask for a new token with a new assertion when the old one ends; there is nothing to refresh.',
  ...BACKEND,
  params: () =>
    z.strictObject({ seconds: z.int().min(5).max(299).default(5).describe('Life of the token.') }),
  points: {
    options: (options, { params }) => ({ ...options, backendTokenLifetimeS: params.seconds }),
  },
  expects: allOf(completesFlow(), stopsUsingExpiredToken(), refreshesAtMost(0)),
})
