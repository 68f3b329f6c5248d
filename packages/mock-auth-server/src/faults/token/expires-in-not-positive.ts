import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { sendsAtMost } from '../../expectations/index.ts'

const LIFETIMES = { zero: 0, negative: -1, null: null }

export const expiresInNotPositive = defineFault({
  name: 'expires-in-not-positive',
  title: 'expires_in of zero or less',
  kind: 'must-reject',
  catalogueIds: ['F-112'],
  spec: appLaunch('obtain-access-token'),
  description: 'Every token response says expires_in 0, -1 or null.',
  requirement: 'Treat the lifetime as unknown: refresh once at most, never in a loop.',
  steps: ['token'],
  params: () =>
    z.strictObject({
      is: z.enum(['zero', 'negative', 'null']).default('zero').describe('The value of expires_in.'),
    }),
  points: { 'token.response': (response, { params }) => ({ ...response, expires_in: LIFETIMES[params.is] }) },
  expects: sendsAtMost(2, 'token'),
})
