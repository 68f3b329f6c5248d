import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

const LIFETIMES = {
  missing: undefined,
  string: '3600',
  fraction: 3599.5,
  billion: 1e9,
  milliseconds: 3_600_000,
}

export const expiresInOdd = defineFault({
  name: 'expires-in-odd',
  title: 'Odd expires_in',
  kind: 'must-tolerate',
  catalogueIds: ['F-110', 'F-111'],
  spec: appLaunch('obtain-access-token'),
  description: 'The expires_in is missing, a string, a fraction, a billion, or looks like milliseconds.',
  requirement:
    'Continue without setting a wrong timer: do not refresh immediately or repeatedly; rely on the 401.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  params: () =>
    z.strictObject({
      is: z
        .enum(['missing', 'string', 'fraction', 'billion', 'milliseconds'])
        .default('missing')
        .describe('The value of expires_in.'),
    }),
  points: { 'token.response': (response, { params }) => ({ ...response, expires_in: LIFETIMES[params.is] }) },
  expects: completesFlow(),
})
